// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carrel.engine.ForkedJvm;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path temp;

  @Test
  void aMissingFolderIsMadeWithItsParts() {
    Path folder = temp.resolve("a").resolve("b c?#%20ü");
    try (Home home = Home.open(folder);
        Store store = Store.open(home)) {
      assertTrue(Files.isDirectory(folder.resolve("copies")));
      assertTrue(Files.isDirectory(home.contexts()));
      assertTrue(Files.isDirectory(folder.resolve("receipts")));
      assertTrue(Files.isRegularFile(folder.resolve("carrel.db")));
      assertEquals(0, store.documents().entries().size());
    }
  }

  @Test
  void aPersonWithoutAFolderIsToldToGiveOne() {
    Path none = TestPlatform.in(Platform.NOWHERE).dataPlace();
    CarrelException e = assertThrows(CarrelException.class, () -> Home.open(none));
    assertEquals(Code.HOME_UNUSABLE, e.code());
    assertTrue(e.getMessage().contains("HOME is not set"), e.getMessage());
  }

  @Test
  void aNewFolderIsForItsOwnersEyesOnly() throws IOException {
    assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
    try (Home home = Home.open(temp.resolve("private"))) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())));
    }
  }

  @Test
  void aSecondHomeInThisProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    Path folder = temp.resolve("home");
    try (Home home = Home.open(folder)) {
      CarrelException e = assertThrows(CarrelException.class, () -> Home.open(folder));
      assertEquals(Code.HOME_IN_USE, e.code());
      // POSIX would have dropped the first lock had the second attempt opened and closed the file.
      try (ForkedJvm other = ForkedJvm.start(HolderOfHome.class, home.folder().toString())) {
        assertEquals("HOME_IN_USE", other.nextLine());
      }
    }
    Home.open(folder).close();
  }

  @Test
  void aLinkToAHomeIsTheSameHome() throws IOException {
    Path folder = temp.resolve("home");
    try (Home home = Home.open(folder)) {
      Path link = Files.createSymbolicLink(temp.resolve("link"), home.folder());
      CarrelException e = assertThrows(CarrelException.class, () -> Home.open(link));
      assertEquals(Code.HOME_IN_USE, e.code());
    }
  }

  @Test
  void anotherProcessIsToldWhoHasTheHome() throws Exception {
    Path folder = temp.resolve("home");
    try (ForkedJvm other = ForkedJvm.start(HolderOfHome.class, folder.toString())) {
      assertTrue(other.nextLine().startsWith("open "));
      CarrelException e = assertThrows(CarrelException.class, () -> Home.open(folder));
      assertEquals(Code.HOME_IN_USE, e.code());
      String message = String.valueOf(e.getMessage());
      assertTrue(
          message.matches(
              ".*home is in use by process "
                  + other.pid()
                  + " \\(carrel, since \\d\\d:\\d\\d\\)\\."),
          message);
    }
  }

  @Test
  void theLockOfAKilledProcessDoesNotBlock() throws Exception {
    Path folder = temp.resolve("home");
    try (ForkedJvm other = ForkedJvm.start(HolderOfHome.class, folder.toString())) {
      assertTrue(other.nextLine().startsWith("open "));
      other.kill();
    }
    assertTrue(Files.exists(folder.resolve("home.lock")));
    Home.open(folder).close();
  }

  @Test
  void aPathThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "mine");
    CarrelException e = assertThrows(CarrelException.class, () -> Home.open(file));
    assertEquals(Code.HOME_UNUSABLE, e.code());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aFolderBelowAFileIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "mine");
    CarrelException e = assertThrows(CarrelException.class, () -> Home.open(file.resolve("below")));
    assertEquals(Code.HOME_UNUSABLE, e.code());
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() {
    // Not even root can make files in this one.
    Path folder = Path.of("/sys");
    assumeTrue(Files.isDirectory(folder));
    CarrelException e = assertThrows(CarrelException.class, () -> Home.open(folder));
    assertEquals(Code.HOME_UNUSABLE, e.code(), e.getMessage());
  }

  @Test
  void anOwnerIsReadBackAndAHalfWrittenOneIsNot() {
    LockOwner owner = new LockOwner(4711, "carrel", Instant.parse("2026-11-24T14:02:00Z"), "");
    assertEquals(Optional.of(owner), LockOwner.parse(owner.toText()));
    assertEquals(Optional.empty(), LockOwner.parse("47"));
    assertEquals(Optional.empty(), LockOwner.parse("x\ny\nz\n\n"));
    assertEquals(
        "process 4711 (carrel, since 14:02)",
        owner.describe(Instant.parse("2026-11-24T20:00:00Z"), ZoneOffset.UTC));
    assertEquals(
        "process 4711 (carrel, since 2026-11-24 14:02)",
        owner.describe(Instant.parse("2026-11-25T20:00:00Z"), ZoneOffset.UTC));
  }
}
