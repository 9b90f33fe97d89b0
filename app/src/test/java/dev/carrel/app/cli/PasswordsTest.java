// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {
  private static final String PASSWORD = "Schlüssel 7";

  @TempDir private Path dir;
  private Path locked = Path.of("");

  @BeforeEach
  void anEncryptedFile() throws IOException {
    locked = dir.resolve("locked.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(72, 600);
        content.showText("The rent is due in March, and the deposit with it.");
        content.endText();
      }
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", PASSWORD, new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
      document.save(locked.toFile());
    }
  }

  private CapturedRun search(String input, String... options) {
    List<String> args = new ArrayList<>(List.of("search", locked.toString(), "deposit", "--home"));
    args.add(dir.resolve("home").toString());
    args.addAll(List.of(options));
    return CapturedRun.withInput(input, args.toArray(String[]::new));
  }

  private static void requireFound(CapturedRun run) {
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("locked.pdf, page 1"), run.out());
    assertFalse((run.out() + run.err()).contains(PASSWORD));
  }

  @Test
  void theFirstLineOfAFileIsThePassword() throws IOException {
    for (String text : List.of(PASSWORD, PASSWORD + "\n", PASSWORD + "\r\nsomething else\n")) {
      Path file = Files.writeString(dir.resolve("password"), text);
      CapturedRun run = search("", "--password-file", file.toString());
      requireFound(run);
      assertFalse(run.err().contains("Others"), run.err());
    }
  }

  @Test
  void aDashIsStandardInput() {
    requireFound(search(PASSWORD + "\n", "--password-file", "-"));
  }

  @Test
  void aPasswordInTheArgumentsIsSaidToBeSeenByOthers() {
    CapturedRun run = search("", "--password", PASSWORD);
    requireFound(run);
    assertTrue(run.err().contains("Others on this machine can see"), run.err());
  }

  @Test
  void aFileThatIsNotThereOrHoldsNoPasswordIsSaid() throws IOException {
    CapturedRun missing = search("", "--password-file", dir.resolve("none").toString());
    assertEquals(1, missing.status());
    assertTrue(missing.err().contains("There is no file"), missing.err());
    Path empty = Files.writeString(dir.resolve("empty"), "\nsecond line");
    CapturedRun nothing = search("", "--password-file", empty.toString());
    assertEquals(1, nothing.status());
    assertTrue(nothing.err().contains("holds no password"), nothing.err());
    CapturedRun longer = search("x".repeat(5000), "--password-file", "-");
    assertEquals(1, longer.status());
    assertTrue(longer.err().contains("longer than"), longer.err());
  }

  @Test
  void bothWaysAtOnceAreWrongUsage() {
    assertEquals(2, search("", "--password", "a", "--password-file", "-").status());
  }
}
