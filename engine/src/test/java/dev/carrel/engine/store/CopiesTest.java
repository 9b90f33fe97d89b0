// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
  @TempDir Path temp;
  private Home home;
  private Path original;
  private byte[] bytes;
  private DocumentId id;

  @BeforeEach
  void make() throws Exception {
    home = Home.open(temp.resolve("home"));
    bytes = new byte[200_000];
    new Random(1).nextBytes(bytes);
    original = Files.write(temp.resolve("original.pdf"), bytes);
    id =
        new DocumentId(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  @AfterEach
  void close() {
    home.close();
  }

  private Path folder() {
    return home.folder().resolve("copies");
  }

  private byte[] copy() throws IOException {
    try (InputStream in = home.files().open(HomePlace.COPIES.file(id.sha256()))) {
      return in.readAllBytes();
    }
  }

  @Test
  void aCopyOutlivesChangesOfTheOriginal() throws Exception {
    Copies copies = new Copies(home);
    copies.keep(original, id);
    Files.write(original, new byte[] {1, 2, 3});
    assertArrayEquals(bytes, copy());
    assertTrue(copies.has(id));
    // The same document again needs no original.
    Files.delete(original);
    copies.keep(original, id);
    assertArrayEquals(bytes, copy());
  }

  @Test
  void anOriginalThatWasChangedSinceItWasReadIsRefused() throws Exception {
    Copies copies = new Copies(home);
    Files.write(original, new byte[] {1, 2, 3});
    CarrelException e = assertThrows(CarrelException.class, () -> copies.keep(original, id));
    assertEquals(Code.HASH_MISMATCH, e.code());
    try (var left = Files.list(folder())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aMissingOriginalIsNamed() throws Exception {
    Files.delete(original);
    CarrelException e =
        assertThrows(CarrelException.class, () -> new Copies(home).keep(original, id));
    assertEquals(Code.FILE_UNREADABLE, e.code());
  }

  @Test
  void whatAKilledProcessLeftHalfDoneIsCleared() throws Exception {
    Path part = Files.write(folder().resolve(id + ".part"), new byte[] {1});
    Copies copies = new Copies(home);
    assertFalse(Files.exists(part));
    assertFalse(copies.has(id));
  }

  @Test
  void aCopyCanBeDeleted() {
    Copies copies = new Copies(home);
    copies.keep(original, id);
    assertTrue(copies.delete(id));
    assertFalse(copies.delete(id));
  }
}
