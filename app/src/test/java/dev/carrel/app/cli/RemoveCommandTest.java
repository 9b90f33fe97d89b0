// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carrel remove} and {@code carrel purge} on a home with three notes. */
class RemoveCommandTest {
  @TempDir Path dir;
  private Path lease = Path.of("");
  private Path letter = Path.of("");
  private Path other = Path.of("");

  @BeforeEach
  void threeNotes() throws IOException {
    lease = Files.writeString(dir.resolve("lease.md"), "The rent is nine hundred dollars.");
    letter = Files.writeString(dir.resolve("letter.md"), "The deposit is two thousand.");
    Path folder = Files.createDirectories(dir.resolve("other"));
    other = Files.writeString(folder.resolve("letter.md"), "The deposit is three thousand.");
    for (Path file : List.of(lease, letter, other)) {
      assertEquals(0, run("search", file.toString(), "deposit").status());
    }
  }

  private CapturedRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", dir.resolve("home").toString()));
    return CapturedRun.of(all.toArray(String[]::new));
  }

  private int hits(String query) {
    return run("search", query, "--json").json().getAsJsonArray("hits").size();
  }

  private boolean hasCopy(Path file) throws IOException {
    String sha256 = Sha256.hex(Files.readAllBytes(file));
    return Files.exists(dir.resolve("home").resolve("copies").resolve(sha256));
  }

  @Test
  void removeHidesADocumentAndItsFileBringsItBack() throws IOException {
    CapturedRun run = run("remove", lease.toString());
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("Removed: lease.md."), run.out());
    assertEquals(0, hits("rent"));
    assertTrue(hasCopy(lease));
    assertEquals(0, run("search", lease.toString(), "rent").status());
    assertEquals(1, hits("rent"));
  }

  @Test
  void removeNowDeletesADocumentMeantByItsNameAndLeavesTheFile() throws IOException {
    JsonObject result = run("remove", "lease.md", "--now", "--json").json();
    assertEquals("lease.md", result.getAsJsonArray("removed").get(0).getAsString());
    assertTrue(result.get("deleted").getAsBoolean());
    assertEquals(0, result.get("answers").getAsInt());
    assertFalse(hasCopy(lease));
    assertTrue(hasCopy(letter));
    assertTrue(Files.exists(lease));
    assertEquals("Nothing was removed.", run("purge").out().strip());
  }

  @Test
  void aFileIsKnownByItsBytesWhereverItIsNow() throws IOException {
    Path moved = Files.move(other, dir.resolve("renamed.txt"));
    CapturedRun run = run("remove", moved.toString(), "--now");
    assertEquals(0, run.status(), run.err());
    assertFalse(hasCopy(moved));
    assertTrue(hasCopy(letter));
  }

  @Test
  void ofSeveralWithANameTheIdsAreListedAndOneCanBeGiven() throws IOException {
    CapturedRun several = run("remove", "letter.md", "--now");
    assertEquals(1, several.status());
    String id = Sha256.hex(Files.readAllBytes(other)).substring(0, 12);
    assertTrue(several.err().contains("2 documents are called 'letter.md'"), several.err());
    assertTrue(several.err().contains(id), several.err());
    assertEquals(0, run("remove", id, "--now").status());
    assertFalse(hasCopy(other));
    assertTrue(hasCopy(letter));
  }

  private Path zip() throws IOException {
    Path zip = dir.resolve("deal.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("annex.md", "fees.md")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(("The garage of " + name + " is let.").getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    assertEquals(0, run("search", zip.toString(), "garage").status());
    assertEquals(2, hits("garage"));
    return zip;
  }

  @Test
  void whatWasInsideOfAnArchiveGoesWithItAndItIsSaidHowMuch() throws IOException {
    CapturedRun run = run("remove", zip().toString());
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out().startsWith("Removed: deal.zip and 2 documents from inside of it."), run.out());
    assertEquals(0, hits("garage"));
    assertEquals(0, run("search", dir.resolve("deal.zip").toString(), "garage").status());
    assertEquals(2, hits("garage"), "added again, all is back");

    JsonObject deleted = run("remove", "deal.zip", "--now", "--json").json();
    assertEquals(3, deleted.getAsJsonArray("removed").size());
    assertEquals(2, deleted.get("members").getAsInt());
    assertEquals("Nothing was removed.", run("purge").out().strip());
  }

  @Test
  void whatWasInsideOfAnArchiveStaysWhereAPersonWantsItTo() throws IOException {
    CapturedRun run = run("remove", zip().toString(), "--keep-members");
    assertTrue(run.out().startsWith("Removed: deal.zip. "), run.out());
    assertEquals(2, hits("garage"));
    assertEquals(0, run("remove", "deal.zip › fees.md").status());
    assertEquals(1, hits("garage"));
  }

  @Test
  void whatIsNotThereOrWasChangedIsSaidAndNothingIsRemoved() throws IOException {
    CapturedRun unknown = run("remove", "lease.md", "nothing.pdf", "--now");
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().contains("There is no document 'nothing.pdf'"), unknown.err());
    Files.writeString(other, "The deposit is four thousand.");
    CapturedRun changed = run("remove", dir.resolve("new.md").toString());
    assertEquals(1, changed.status());
    assertEquals(1, hits("rent"));
  }

  @Test
  void purgeDeletesAllThatWasRemovedAndSaysWhat() throws IOException {
    assertEquals(0, run("remove", lease.toString(), letter.toString()).status());
    CapturedRun run = run("purge");
    assertEquals("Deleted for good: lease.md, letter.md.", run.out().strip());
    assertFalse(hasCopy(lease));
    assertFalse(hasCopy(letter));
    assertEquals(1, hits("deposit"));
  }

  @Test
  void answersAreTreatedInThreeWaysOnly() {
    CapturedRun run = run("remove", lease.toString(), "--now", "--answers", "half");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("keep, without-quotes, remove"), run.err());
    assertEquals(1, hits("rent"));
  }
}
