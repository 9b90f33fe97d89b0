// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
  @TempDir private Path folder;

  private static String part(String heads, byte[] bytes) {
    return "--b\n"
        + heads
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getMimeEncoder().encodeToString(bytes)
        + "\n";
  }

  private static String mail(String parts) {
    return """
    From: a@example.org
    To: b@example.org
    Subject: Annexes
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    See the annexes.
    """
        + parts
        + "--b--\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] zip() throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("inner.txt", "Within.");
    return Files.readAllBytes(Readings.zip(folder.resolve("made.zip"), parts));
  }

  private static List<String> names(List<Document> documents) {
    return documents.stream().map(Document::name).toList();
  }

  @Test
  void whatIsAttachedToAMailIsADocumentBeneathIt() throws IOException {
    String mail =
        mail(
            part(
                    "Content-Type: text/plain; name=\"annex.txt\"\n"
                        + "Content-Disposition: attachment; filename=\"annex.txt\"",
                    bytes("The rent is 500."))
                + part("Content-Type: text/csv", bytes("Name,Fee\nAnn,5\n"))
                + part("Content-Type: image/heic; name=\"photo.heic\"", bytes("x"))
                + part("Content-Type: application/zip; name=\"more.zip\"", zip()));
    List<Document> all =
        AllReaders.readWithin(Files.write(folder.resolve("mail.eml"), bytes(mail)));
    assertEquals(
        List.of(
            "mail.eml",
            "mail.eml › annex.txt",
            "mail.eml › attachment.csv",
            "mail.eml › more.zip",
            "mail.eml › more.zip › inner.txt"),
        names(all));
    assertEquals("The rent is 500.", Readings.text(all.get(1)));
    assertEquals(DocumentKind.CSV, all.get(2).kind());
    assertEquals(
        List.of(
            new Notice(Notice.Code.MEMBERS_READ, 3, "annex.txt, attachment.csv, more.zip"),
            new Notice(Notice.Code.EMBEDDED_FILES, 1, "photo.heic")),
        all.getFirst().notices());
  }

  @Test
  void whatIsAttachedInAFolderOfMailsIsCalledByItsMailToo() throws IOException {
    String border = "From a@example.org Mon Mar  3 10:00:00 2025\n";
    String heads = "Content-Type: text/plain; name=\"annex.txt\"\nContent-Disposition: attachment";
    String box =
        border
            + mail(part(heads, bytes("The first.")))
            + "\n"
            + border
            + mail(part(heads, bytes("The second.")));
    List<Document> all = AllReaders.readWithin(Files.write(folder.resolve("a.mbox"), bytes(box)));
    assertEquals(
        List.of("a.mbox", "a.mbox › mail 1/annex.txt", "a.mbox › mail 2/annex.txt"), names(all));
    assertEquals("The second.", Readings.text(all.get(2)));
  }

  @Test
  void aMailWithoutAttachmentsIsOneDocument() throws IOException {
    List<Document> all =
        AllReaders.readWithin(Files.write(folder.resolve("a.eml"), bytes(mail(""))));
    assertEquals(List.of("a.eml"), names(all));
    assertEquals(List.of(), all.getFirst().notices());
  }

  @Test
  void aFileInTheWordsByUuencodeIsADocumentOfItsOwn() throws IOException {
    String mail =
        """
        From: a@example.org
        Subject: Prices
        Date: Tue, 5 Mar 1996 10:00:00 +0100

        Below.

        begin 644 price list.txt
        =06YC:&]R<R!C;W-T(#0P,"!G=6EL9&5R<RP@85X
        `
        end

        begin 10 is no file.
        end
        """;
    List<Document> read = AllReaders.readWithin(Files.write(folder.resolve("a.eml"), bytes(mail)));
    assertEquals(
        "From: a@example.org\nSubject: Prices\nDate: Tue, 5 Mar 1996 10:00:00 +0100\n\n"
            + "Below.\n\n\nbegin 10 is no file.\nend\n\n[Attached: price list.txt (29 bytes)]",
        Readings.text(read.getFirst()));
    assertEquals("Anchors cost 400 guilders, a^", Readings.text(read.get(1)));
  }
}
