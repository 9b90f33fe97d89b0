// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.Readings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MsgReaderTest {
  @TempDir private Path folder;

  /** A property that is text, by its number ([MS-OXPROPS]). */
  private static void text(DirectoryEntry in, String property, String value) throws IOException {
    bytes(in, property + "001F", value.getBytes(StandardCharsets.UTF_16LE));
  }

  private static void bytes(DirectoryEntry in, String property, byte[] value) throws IOException {
    in.createDocument("__substg1.0_" + property, new ByteArrayInputStream(value));
  }

  private static void mail(DirectoryEntry in, String subject, String body) throws IOException {
    text(in, "001A", "IPM.Note");
    text(in, "0037", subject);
    text(in, "0C1A", "Jürgen Müller");
    text(in, "0E04", "Bob");
    text(in, "1000", body);
  }

  private static DirectoryEntry attachment(DirectoryEntry in, int number) throws IOException {
    return in.createDirectory("__attach_version1.0_#%08X".formatted(number));
  }

  @Test
  void headsWordsNestedMailsAndAttachmentsAreRead() throws IOException {
    Path file = folder.resolve("mail.msg");
    try (POIFSFileSystem files = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      files
          .getRoot()
          .createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
      mail(files.getRoot(), "The lease", "The rent is € 500.\r\nRegards");
      DirectoryEntry annex = attachment(files.getRoot(), 0);
      text(annex, "3707", "annex.txt");
      bytes(annex, "37010102", "The deposit is 900.".getBytes(StandardCharsets.UTF_8));
      DirectoryEntry photo = attachment(files.getRoot(), 1);
      text(photo, "3704", "photo.heic");
      bytes(photo, "37010102", new byte[] {1});
      DirectoryEntry forwarded = attachment(files.getRoot(), 2);
      text(forwarded, "3001", "Forwarded");
      mail(forwarded.createDirectory("__substg1.0_3701000D"), "Before", "The first offer.");
      files.writeFilesystem(out);
    }
    List<Document> all = AllReaders.readWithin(file);
    assertEquals(DocumentKind.MSG, all.getFirst().kind());
    assertEquals(
        """
        From: Jürgen Müller
        To: Bob
        Subject: The lease

        The rent is € 500.
        Regards

        [A mail within the mail:]
        From: Jürgen Müller
        To: Bob
        Subject: Before

        The first offer.

        [Attached: annex.txt, photo.heic]\
        """,
        Readings.text(all.getFirst()));
    assertEquals("mail.msg › annex.txt", all.get(1).name());
    assertEquals("The deposit is 900.", Readings.text(all.get(1)));
    assertEquals(
        List.of(
            new Notice(Notice.Code.MEMBERS_READ, 1, "annex.txt"),
            new Notice(Notice.Code.EMBEDDED_FILES, 1, "photo.heic")),
        all.getFirst().notices());
  }

  @Test
  void wordsThatAreThereAsRtfOnlyAreRead() throws IOException {
    byte[] rtf =
        "{\\rtf1\\ansi The rent is \\b 500\\b0 .\\par}".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer packed = ByteBuffer.allocate(16 + rtf.length).order(ByteOrder.LITTLE_ENDIAN);
    packed.putInt(rtf.length + 12).putInt(rtf.length).putInt(0x414C454D).putInt(0).put(rtf);
    Path file = folder.resolve("rtf.msg");
    try (POIFSFileSystem files = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      files
          .getRoot()
          .createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
      text(files.getRoot(), "001A", "IPM.Note");
      text(files.getRoot(), "0037", "Rent");
      bytes(files.getRoot(), "10090102", packed.array());
      files.writeFilesystem(out);
    }
    assertEquals("Subject: Rent\n\nThe rent is 500.", Readings.text(AllReaders.read(file)).strip());
  }
}
