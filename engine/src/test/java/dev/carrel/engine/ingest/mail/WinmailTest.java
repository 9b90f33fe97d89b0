// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ingest.Readings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Outlook packs into a winmail.dat is attached to the mail. */
class WinmailTest {
  @TempDir private Path folder;

  private final ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

  private void attribute(int kind, byte[] value) {
    out.put((byte) 2).putShort((short) kind).putShort((short) 6).putInt(value.length).put(value);
    out.putShort((short) 0);
  }

  private static byte[] text(String words) {
    return words.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A file by the name that DOS has for it, and perhaps a longer one. */
  private void file(String name, String longName, String words) {
    attribute(0x9002, new byte[14]);
    attribute(0x8010, text(name + "\0"));
    attribute(0x800F, text(words));
    if (!longName.isEmpty()) {
      byte[] letters = (longName + "\0").getBytes(StandardCharsets.UTF_16LE);
      ByteBuffer all = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN).putInt(3);
      all.putShort((short) 0x03).putShort((short) 0x0E20).putInt(7);
      all.putShort((short) 0x1E).putShort((short) 0x8001).put(new byte[16]).putInt(0).putInt(5);
      all.putInt(1).putInt(2).put(text("x\0")).putShort((short) 0);
      all.putShort((short) 0x1F).putShort((short) 0x3707).putInt(1).putInt(letters.length);
      all.put(letters).put(new byte[-letters.length & 3]);
      attribute(0x9005, Arrays.copyOf(all.array(), all.position()));
    }
  }

  private byte[] winmail() {
    return Arrays.copyOf(out.array(), out.position());
  }

  private void begin() {
    out.putInt(0x223E9F78).putShort((short) 1);
  }

  private static String mail(byte[] winmail) {
    return """
    From: a@example.org
    Subject: Annexes
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    See the annexes.
    --b
    Content-Type: application/ms-tnef; name=winmail.dat
    Content-Transfer-Encoding: base64

    """
        + Base64.getMimeEncoder().encodeToString(winmail)
        + "\n--b--\n";
  }

  @Test
  void theFilesInItAreNamedAndHaveTheirWholeNames() throws IOException {
    begin();
    file("ONE.TXT", "", "First.");
    file("VERTRA~1.TXT", "Vertrag Müller.txt", "Second.");
    assertEquals(
        "From: a@example.org\nSubject: Annexes\n\nSee the annexes.\n\n"
            + "[Attached: ONE.TXT (6 bytes), Vertrag Müller.txt (7 bytes)]",
        Readings.text(Readings.read(folder, "a.eml", mail(winmail()))));
    List<WinmailFiles.Attached> files = WinmailFiles.of(winmail());
    assertEquals(
        "Second.", new String(files.getLast().bytes().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void aDamagedOneHasWhatCameBeforeTheDamageAndAnEmptyOneIsNamedItself() throws IOException {
    begin();
    file("ONE.TXT", "", "First.");
    int whole = out.position();
    file("TWO.TXT", "Two and more.txt", "Second.");
    byte[] all = winmail();
    for (int length = whole; length < all.length; length++) {
      assertTrue(!WinmailFiles.of(Arrays.copyOf(all, length)).isEmpty());
    }
    String text = Readings.text(Readings.read(folder, "b.eml", mail(text("nothing"))));
    assertTrue(text.endsWith("[Attached: winmail.dat (7 bytes)]"), text);
  }
}
