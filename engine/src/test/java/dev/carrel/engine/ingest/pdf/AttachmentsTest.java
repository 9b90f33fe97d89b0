// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files within a file. */
class AttachmentsTest {
  private static final String KEY =
      "<4141414141414141414141414141414141414141414141414141414141414141>";
  private static final String NO_PASSWORD_OPENS = "/Length 128/P -4/O" + KEY + "/U" + KEY;
  private static final String FOR_PASSWORDS = "/Filter/Standard/V 4/R 4" + NO_PASSWORD_OPENS;

  @TempDir private Path folder;

  private static int file(RawPdf pdf, String names) {
    int bytes = pdf.stream("/Type/EmbeddedFile", "bytes");
    return pdf.add("<</Type/Filespec%s/EF<</F %d 0 R>>>>".formatted(names, bytes));
  }

  private Document read(String encryption) throws IOException {
    RawPdf pdf = new RawPdf();
    pdf.catalog(
        "/Names<</EmbeddedFiles<</Names[(s) %d 0 R]>>>>".formatted(file(pdf, "/F(secret.pdf)")));
    pdf.page(RawPdf.text(72, 700, 10, "The text is open to all."), List.of());
    pdf.trailer("/Encrypt %d 0 R/ID[<00><00>]".formatted(pdf.add("<<%s>>".formatted(encryption))));
    return pdf.read(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FOR_PASSWORDS
            + "/CF<</StdCF<</CFM/AESV2/Length 16/AuthEvent/EFOpen>>>>"
            + "/StmF/Identity/StrF/Identity/EFF/StdCF",
        FOR_PASSWORDS + "/CF<</StdCF<</CFM/AESV2/Length 16/AuthEvent/EFOpen>>>>/EFF/StdCF",
        "/Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/CF<</DefEmbeddedFile<</CFM/AESV2"
            + "/Recipients[<00>]>>>>/StmF/Identity/StrF/Identity/EFF/DefEmbeddedFile",
        "/Filter/Somebody.Else/V 4/CF<</X<</CFM/AESV2>>>>/StmF/Identity/StrF/Identity/EFF/X"
      })
  void encryptedFilesWithinAFileDoNotLockItsText(String encryption) throws IOException {
    Document read = read(encryption);
    assertEquals("The text is open to all.", read.page(1).text());
    assertEquals(
        List.of(new Notice(Notice.Code.EMBEDDED_FILES, 1, "secret.pdf (encrypted)")),
        read.notices());
  }

  @Test
  void aFileWhoseTextIsEncryptedStaysLocked() {
    String filter = "/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF";
    assertEquals(
        Code.PASSWORD_NEEDED,
        assertThrows(CarrelException.class, () -> read(FOR_PASSWORDS + filter)).code());
    CarrelException other =
        assertThrows(
            CarrelException.class,
            () ->
                read(
                    "/Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/CF<</X<</CFM/AESV2"
                        + "/Recipients[<00>]>>>>/StmF/X/StrF/X"));
    assertEquals(Code.FILE_CORRUPT, other.code());
    assertTrue(other.getMessage().contains("it is encrypted"), other.getMessage());
  }

  @Test
  void membersOfAPortfolioAndFilesOnPagesAreNamed() throws IOException {
    RawPdf pdf = new RawPdf();
    int first = file(pdf, "/F(old.pdf)/UF<FEFF00DC00620065007200730069006300680074>");
    int second = file(pdf, "/UF<EFBBBFC3A9742E706466>");
    pdf.catalog(
        ("/Collection<</View/D>>/Names<</EmbeddedFiles<</Kids[<</Names[(a) %d 0 R]>>"
                + "<</Names[(b) %d 0 R(c) %d 0 R]>>]>>>>")
            .formatted(first, second, first));
    int note =
        pdf.add(
            "<</Type/Annot/Subtype/FileAttachment/Rect[9 9 19 19]/F 4/FS %d 0 R>>"
                .formatted(file(pdf, "/F(letter.docx)")));
    pdf.page(RawPdf.text(72, 700, 10, "Cover"), List.of(note));
    Notice named = pdf.read(folder).notices().getFirst();
    assertEquals(3, named.count());
    assertEquals("Übersicht, ét.pdf, letter.docx", named.detail());
  }

  @Test
  void filesWithinAFileAreDocumentsOfTheirOwn() throws IOException {
    RawPdf pdf = new RawPdf();
    int annex = pdf.stream("/Type/EmbeddedFile", "The deposit is 500.");
    int named = pdf.add("<</Type/Filespec/F(a)/UF(annex.txt)/EF<</F %d 0 R>>>>".formatted(annex));
    int empty = pdf.add("<</Type/Filespec/F(gone.txt)/EF<<>>>>");
    pdf.catalog(
        "/Names<</EmbeddedFiles<</Names[(a) %d 0 R(b) %d 0 R(c) %d 0 R]>>>>"
            .formatted(named, file(pdf, "/F(model.exe)"), empty));
    pdf.page(RawPdf.text(72, 700, 10, "The lease."), List.of());
    Path file = pdf.read(folder).file();
    List<Document> all = AllReaders.readWithin(file);
    assertEquals(2, all.size());
    assertEquals(file.getFileName() + " › annex.txt", all.get(1).name());
    assertEquals("The deposit is 500.", all.get(1).page(1).text());
    assertEquals(
        List.of(
            new Notice(Notice.Code.MEMBERS_READ, 1, "annex.txt"),
            new Notice(Notice.Code.EMBEDDED_FILES, 2, "model.exe, gone.txt (damaged)")),
        all.getFirst().notices());
  }
}
