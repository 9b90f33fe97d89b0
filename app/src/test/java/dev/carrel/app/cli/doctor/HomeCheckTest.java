// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of who can read a home. */
class HomeCheckTest {
  @TempDir private Path dir;
  private Path home = Path.of("");

  @BeforeEach
  void aFolderThatWasThere() throws IOException {
    assumeTrue(Files.getFileStore(dir).supportsFileAttributeView("posix"));
    home = Files.createDirectory(dir.resolve("home"));
    setMode("rwxr-xr-x");
  }

  private void setMode(String mode) throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(mode));
  }

  private Check check() {
    return HomeCheck.home(home, dir.resolve("place")).getFirst();
  }

  @Test
  void aHomeThatIsClosedIsSaidToBe() throws IOException {
    Check check = check();
    assertTrue(check.ok(), check.toString());
    assertTrue(check.detail().endsWith("closed to others"), check.detail());
    assertTrue(
        check.detail().contains("owned by " + Files.getOwner(home).getName()), check.detail());
  }

  @Test
  void aFolderThatHoldsOtherThingsAndIsOpenIsSaidToBeFine() throws IOException {
    Files.writeString(home.resolve("letter.txt"), "mine");
    Check check = check();
    assertTrue(check.ok(), check.toString());
    assertTrue(check.detail().contains("rwxr-xr-x"), check.detail());
  }

  @Test
  void aFolderInWhichOthersCanWriteIsAProblemWithARemedy() throws IOException {
    Files.writeString(home.resolve("letter.txt"), "mine");
    setMode("rwxrwxrwx");
    Check check = check();
    assertEquals("home", check.name());
    assertFalse(check.ok());
    assertTrue(check.detail().contains("(rwxrwxrwx)"), check.detail());
    assertTrue(check.remedy().contains("--home"), check.remedy());
  }
}
