// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.AllReaders;
import dev.carrel.engine.ingest.FileWithin;
import dev.carrel.engine.ingest.Readings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipReaderTest {
  @TempDir private Path folder;

  private static final class Entry {
    private final String name;
    private final byte[] bytes;

    Entry(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    static Entry of(String name, String text) {
      return new Entry(name, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] zip(Charset names, Entry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      for (Entry entry : entries) {
        zip.putNextEntry(new ZipEntry(entry.name));
        zip.write(entry.bytes);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Entry... entries) throws IOException {
    return zip(StandardCharsets.UTF_8, entries);
  }

  private List<Document> read(String name, byte[] zip) throws IOException {
    return AllReaders.readWithin(Files.write(folder.resolve(name), zip));
  }

  private static List<String> names(List<Document> documents) {
    return documents.stream().map(Document::name).toList();
  }

  @Test
  void eachFileThatCanBeReadIsADocumentAndTheOthersAreNamed() throws IOException {
    List<Document> all =
        read(
            "deal.zip",
            zip(
                Entry.of("contracts/lease.txt", "The rent is 500."),
                Entry.of("notes.md", "# Note"),
                Entry.of("video.mp4", "x"),
                Entry.of("broken.docx", "no zip"),
                Entry.of("__MACOSX/._notes.md", "x"),
                Entry.of(".DS_Store", "x")));
    assertEquals(
        List.of("deal.zip", "deal.zip › contracts/lease.txt", "deal.zip › notes.md"), names(all));
    assertEquals(DocumentKind.ZIP, all.getFirst().kind());
    assertEquals(
        """
        deal.zip holds 4 files.

        contracts/lease.txt (16 bytes)
        notes.md (6 bytes)
        video.mp4 (1 byte)
        broken.docx (6 bytes)\
        """,
        Readings.text(all.getFirst()));
    assertEquals("The rent is 500.", Readings.text(all.get(1)));
    assertEquals(folder.resolve("deal.zip/contracts/lease.txt"), all.get(1).file());
    assertEquals(
        List.of(
            new Notice(Notice.Code.MEMBERS_READ, 2, "contracts/lease.txt, notes.md"),
            new Notice(Notice.Code.EMBEDDED_FILES, 2, "video.mp4, broken.docx")),
        all.getFirst().notices());
  }

  @Test
  void theBytesAreThereUntilItIsClosedAndThenGone() throws IOException {
    Path file = Files.write(folder.resolve("a.zip"), zip(Entry.of("a.txt", "words")));
    Path bytes;
    try (FileWithin all = AllReaders.within(file)) {
      bytes = all.parts().get(1).bytes();
      assertEquals("words", Files.readString(bytes));
    }
    assertFalse(Files.exists(bytes));
    Path above = bytes.getParent();
    assertTrue(above != null && !Files.exists(above));
    assertTrue(Files.exists(file));
  }

  @Test
  void archivesWithinArchivesAreOpenedToALimit() throws IOException {
    byte[] inner = zip(Entry.of("deep.txt", "found"));
    for (int i = 0; i < 5; i++) {
      inner = zip(new Entry("in" + i + ".zip", inner), Entry.of("at" + i + ".txt", "level " + i));
    }
    List<Document> all = read("out.zip", inner);
    assertEquals(
        List.of(
            "out.zip",
            "out.zip › in4.zip",
            "out.zip › in4.zip › in3.zip",
            "out.zip › in4.zip › in3.zip › in2.zip",
            "out.zip › in4.zip › in3.zip › at2.txt",
            "out.zip › in4.zip › at3.txt",
            "out.zip › at4.txt"),
        names(all));
    assertEquals(Notice.Code.EMBEDDED_FILES, all.get(3).notices().getFirst().code());
  }

  @Test
  void pathsThatLeadOutLinksAndEncryptedEntriesAreNotUnpacked() throws IOException {
    byte[] zip =
        zip(
            Entry.of("../../evil.txt", "a"),
            Entry.of("/etc/evil.txt", "b"),
            Entry.of("C:\\evil.txt", "c"),
            Entry.of("locked.txt", "d"),
            Entry.of("fine..txt", "e"));
    encrypt(zip, "locked.txt");
    List<Document> all = read("a.zip", zip);
    assertEquals(List.of("a.zip", "a.zip › fine..txt"), names(all));
    assertTrue(
        Readings.text(all.getFirst())
            .contains("../../evil.txt (not unpacked: its path leads out of the archive)"),
        Readings.text(all.getFirst()));
    assertEquals(
        "../../evil.txt (its path leads out of the archive), /etc/evil.txt (its path leads out of"
            + " the archive), C:\\evil.txt (its path leads out of the archive), locked.txt"
            + " (encrypted)",
        all.getFirst().notices().get(1).detail());
  }

  /** Sets the flag of an entry in the directory. */
  private static void encrypt(byte[] zip, String name) {
    byte[] sought = name.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + 46 + sought.length <= zip.length; i++) {
      boolean head = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
      if (head && new String(zip, i + 46, sought.length, StandardCharsets.UTF_8).equals(name)) {
        zip[i + 8] |= 1;
      }
    }
  }

  @Test
  void namesInOtherEncodingsAreReadByAGuessThatIsSaid() throws IOException {
    List<Document> dos =
        read("a.zip", zip(Charset.forName("IBM850"), Entry.of("Müller/Verträge.txt", "words")));
    assertEquals("a.zip › Müller/Verträge.txt", dos.get(1).name());
    assertEquals(Notice.Code.ENCODING_GUESSED, dos.getFirst().notices().getLast().code());
    List<Document> japanese =
        read(
            "b.zip",
            zip(
                Charset.forName("Shift_JIS"),
                Entry.of("賃貸借契約書.pdf", "no"),
                Entry.of("覚書(写し).docx", "no"),
                Entry.of("契約書の写し.txt", "words")));
    assertEquals("b.zip › 契約書の写し.txt", japanese.get(1).name());
    List<Document> utf8 = read("c.zip", zip(Entry.of("契約書.txt", "words")));
    assertEquals("c.zip › 契約書.txt", utf8.get(1).name());
    assertEquals(1, utf8.getFirst().notices().size());
  }

  @Test
  void theSameBytesTwiceAreOneDocument() throws IOException {
    List<Document> all = read("a.zip", zip(Entry.of("a.txt", "same"), Entry.of("b.txt", "same")));
    assertEquals(List.of("a.zip", "a.zip › a.txt"), names(all));
    assertEquals(2, all.getFirst().notices().getFirst().count());
  }

  @Test
  void bombsEndInALine() throws IOException {
    byte[] zeros = new byte[64 << 20];
    byte[] bomb =
        zip(
            new Entry("1.txt", zeros),
            new Entry("2.txt", zeros),
            new Entry("3.txt", zeros),
            new Entry("4.txt", zeros),
            new Entry("5.txt", zeros));
    assertTrue(bomb.length < 1 << 20, () -> "" + bomb.length);
    CarrelException refused = assertThrows(CarrelException.class, () -> read("bomb.zip", bomb));
    assertEquals(Code.FILE_TOO_LARGE, refused.code());
    assertEquals("bomb.zip unpacks to more than 268 MB.", refused.getMessage());
    Entry[] many = new Entry[2100];
    for (int i = 0; i < many.length; i++) {
      many[i] = Entry.of(i + ".txt", "x");
    }
    byte[] files = zip(many);
    refused = assertThrows(CarrelException.class, () -> read("many.zip", files));
    assertEquals("many.zip holds more than 2,000 files.", refused.getMessage());
  }

  @Test
  void damagedArchivesAndEntriesAreSaidToBe() throws IOException {
    byte[] zip = zip(Entry.of("a.txt", "words of a"), Entry.of("b.txt", "words of b"));
    byte[] cut = Arrays.copyOf(zip, zip.length - 30);
    CarrelException refused = assertThrows(CarrelException.class, () -> read("cut.zip", cut));
    assertEquals(Code.FILE_CORRUPT, refused.code());
    zip[36] ^= 0x55;
    List<Document> all = read("bad.zip", zip);
    assertEquals(List.of("bad.zip", "bad.zip › b.txt"), names(all));
    assertEquals("a.txt (damaged)", all.getFirst().notices().getLast().detail());
  }

  @Test
  void anArchiveWithoutFilesSaysSo() throws IOException {
    assertEquals("a.zip holds no files.", Readings.text(read("a.zip", zip()).getFirst()).strip());
  }
}
