// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.carrel.engine.keep.Keeping;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.keep.KeptPart;
import dev.carrel.engine.keep.Probe;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carrel contexts} on a home with two contexts that begin alike. */
class ContextsCommandTest {
  private static final int BYTES = 2_000_000;

  @TempDir Path home;
  private String lease = "";
  private String invoice = "";

  @BeforeEach
  void twoContexts() {
    KeptContexts contexts = KeptContexts.open(home.resolve("contexts"));
    Optional<KeptPart> terms = keep(contexts, Optional.empty(), "terms.pdf", 1, 2, 3);
    invoice = keep(contexts, terms, "invoice.pdf", 4, 5).orElseThrow().id();
    lease = keep(contexts, terms, "lease.pdf", 6).orElseThrow().id();
  }

  private static Optional<KeptPart> keep(
      KeptContexts contexts, Optional<KeptPart> parent, String label, int... tokens) {
    Keeping kept =
        contexts.keep(
            "model=01\nname=tiny\nprofile=balanced\n",
            parent,
            tokens,
            label,
            Probe.of(tokens[0], "here", new float[] {1, 2, 3}),
            MemorySegment.ofArray(new byte[BYTES]));
    return Optional.of(assertInstanceOf(Keeping.Kept.class, kept).part());
  }

  private CapturedRun run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "contexts";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--home";
    all[arguments.length + 2] = home.toString();
    return CapturedRun.of(all);
  }

  private void damage(String id, long at) throws IOException {
    Path file = home.resolve("contexts").resolve(id + ".ctx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (at < 0 ? bytes.length + at : at)] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void listNamesEachContextWithItsDocumentsAndWhatItTakes() {
    CapturedRun text = run("list");
    assertEquals(0, text.status(), text.err());
    assertTrue(text.out().contains("terms.pdf, lease.pdf"), text.out());
    assertTrue(text.out().contains("5 tokens  2.0 MB and 2.0 MB shared"), text.out());
    assertTrue(text.out().contains("2 contexts, 6.0 MB of at most"), text.out());

    JsonObject json = run("--json").json();
    assertEquals(3 * (BYTES + 4096), json.get("bytes").getAsLong());
    assertTrue(json.has("folder") && json.has("limitBytes"));
    assertEquals(0, json.getAsJsonArray("setAside").size());
    JsonObject first =
        json.getAsJsonArray("contexts").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(context -> context.get("id").getAsString().equals(lease))
            .findFirst()
            .orElseThrow();
    assertEquals(4, first.get("tokens").getAsInt());
    assertEquals(2, first.get("parts").getAsInt());
    assertEquals("tiny", first.get("model").getAsString());
    assertEquals("balanced", first.get("profile").getAsString());
    assertTrue(first.has("ownBytes") && first.has("sharedBytes") && first.has("waiting"));
    assertTrue(first.has("created") && first.has("lastUsed"));
  }

  @Test
  void removeTakesTheBeginningOfAnIdAndLeavesWhatIsShared() {
    JsonObject json = run("remove", lease.substring(0, 12), "--json").json();
    assertEquals(lease, json.getAsJsonArray("removed").get(0).getAsString());
    assertEquals(BYTES + 4096, json.get("freedBytes").getAsLong());
    assertEquals(2 * (BYTES + 4096), json.get("bytes").getAsLong());
    CapturedRun all = run("remove", "--all");
    assertEquals(0, all.status(), all.err());
    assertEquals(0, run("--json").json().get("bytes").getAsLong());
  }

  @Test
  void removeWantsToKnowWhatAndRemovesNothingIfOneIsUnknown() {
    assertEquals(2, run("remove").status());
    assertEquals(2, run("remove", lease, "--all").status());
    CapturedRun unknown = run("remove", lease, "nonsense");
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().contains("No kept context is called 'nonsense'"), unknown.err());
    CapturedRun ambiguous = run("remove", "");
    assertEquals(1, ambiguous.status());
    assertTrue(ambiguous.err().contains("2 kept contexts begin with ''"), ambiguous.err());
    assertEquals(2, run("--json").json().getAsJsonArray("contexts").size());
  }

  @Test
  void verifySaysThatAllIsWellOrNamesWhatIsNot() throws IOException {
    CapturedRun well = run("verify");
    assertEquals(0, well.status(), well.err());
    assertTrue(well.out().contains("Checked 3 files, 6.0 MB: all are as they"), well.out());

    damage(invoice, -1);
    CapturedRun other = run("verify", lease);
    assertEquals(0, other.status(), other.out());
    CapturedRun bad = run("verify");
    assertEquals(1, bad.status());
    assertTrue(
        bad.out().contains("What was kept of invoice.pdf is damaged in block 2 of 2."), bad.out());
    assertEquals(0, run("verify").status());
    assertTrue(run().out().contains("Set aside: What was kept of invoice.pdf"), run().out());
    CapturedRun gone = run("verify", invoice);
    assertEquals(1, gone.status());
    assertTrue(gone.err().contains("is damaged in block 2 of 2. It was set aside."), gone.err());
  }

  @Test
  void verifyNamesWhatTheOpeningFound() throws IOException {
    damage(lease, 30);
    CapturedRun run = run("verify", "--json");
    assertEquals(1, run.status());
    assertFalse(run.json().get("ok").getAsBoolean());
    assertEquals(2, run.json().get("parts").getAsInt());
    JsonObject damaged = run.json().getAsJsonArray("damaged").get(0).getAsJsonObject();
    assertEquals(lease + ".ctx", damaged.get("file").getAsString());
    assertEquals("has a damaged header", damaged.get("reason").getAsString());
    assertTrue(damaged.get("document").isJsonNull());
    assertTrue(damaged.has("date") && damaged.has("bytes"));
  }

  @Test
  void limitIsToldSetAndTakenBack() {
    assertEquals(0, run("limit").status());
    JsonObject set = run("limit", "5MB", "--json").json();
    assertEquals(5_000_000, set.get("limitBytes").getAsLong());
    assertEquals(2 * (BYTES + 4096), set.get("bytes").getAsLong());
    assertTrue(run("limit").out().contains("may take 5.0 MB, and take 4.0 MB"), run("limit").out());
    assertTrue(run("limit", "default", "--json").json().get("limitBytes").getAsLong() > 5_000_000);
    assertEquals(2, run("limit", "much").status());
  }
}
