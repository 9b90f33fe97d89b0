// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static dev.carrel.app.cli.CapturedRun.requireKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that scripts rely on, on the real small model: see docs/cli.md. */
class JsonKeysTest {
  @TempDir Path dir;
  private Path note = Path.of("");

  @BeforeEach
  void aNote() throws IOException {
    note =
        Files.writeString(
            dir.resolve("lease.md"), "# Lease\n\nThe lease is governed by the laws of Oregon.\n");
  }

  private JsonObject run(String... args) {
    return CapturedRun.json(dir.resolve("home"), args);
  }

  @Test
  void askSaysWhatTheAnswerStandsOnAndWhatItTook() {
    JsonObject result = run("ask", note.toString(), "Which law governs the lease?");
    requireKeys(
        result, "answer", "quotes", "evidence", "model", "profile", "tokens", "seconds", "memory");
    JsonObject quote = result.getAsJsonArray("quotes").get(0).getAsJsonObject();
    requireKeys(quote, "text", "document", "page", "match");
    assertEquals("verbatim", quote.get("match").getAsString());
    JsonObject evidence = result.getAsJsonObject("evidence");
    requireKeys(evidence, "sentences", "looked");
    requireKeys(
        evidence.getAsJsonArray("sentences").get(0).getAsJsonObject(),
        "start",
        "end",
        "quotes",
        "support");
    assertEquals("lease.md", quote.get("document").getAsString());
    assertEquals(1, quote.get("page").getAsInt());
    requireKeys(result.getAsJsonObject("tokens"), "context", "generated");
    requireKeys(result.getAsJsonObject("seconds"), "load", "read", "answer");
    requireKeys(
        result.getAsJsonObject("memory"),
        "weightsBytes",
        "computeBytes",
        "kvBytes",
        "kvF16Bytes",
        "peakBytes");
  }

  @Test
  void anAnswerIsMadeAgainFromItsReceipt() throws IOException {
    Path receipt = dir.resolve("receipt.json");
    JsonObject _ =
        run(
            "ask",
            note.toString(),
            "Which law governs?",
            "--receipt",
            receipt.toString(),
            "--with-text");
    assertTrue(Files.readString(receipt).contains("\"words\":[{"));
    JsonObject replay =
        run("replay", receipt.toString()).getAsJsonArray("replays").get(0).getAsJsonObject();
    requireKeys(replay, "question", "result", "tokens", "written", "now", "why", "otherwise");
    assertEquals("same", replay.get("result").getAsString());
    assertEquals("Which law governs?", replay.get("question").getAsString());
    assertTrue(replay.get("tokens").getAsInt() > 0);
    assertEquals(0, replay.getAsJsonArray("otherwise").size());
  }

  @Test
  void aReviewSaysWhatBecameOfEachQuestion() {
    JsonObject result = run("review", note.toString(), "--ask", "Which law governs the lease?");
    requireKeys(result, "review", "name", "rows", "counts");
    JsonObject row = result.getAsJsonArray("rows").get(0).getAsJsonObject();
    requireKeys(row, "document", "id", "tags", "bates", "cells");
    JsonObject cell = row.getAsJsonArray("cells").get(0).getAsJsonObject();
    requireKeys(
        cell,
        "title",
        "type",
        "state",
        "value",
        "words",
        "quotes",
        "failure",
        "secondAgrees",
        "wish",
        "tags",
        "flagged",
        "note");
    assertFalse(cell.get("words").getAsString().isBlank());
    String id = result.get("review").getAsString();
    JsonObject listed = run("review", "list").getAsJsonArray("reviews").get(0).getAsJsonObject();
    requireKeys(listed, "review", "name", "created", "documents", "questions", "counts");
    JsonObject log = run("review", "verify", id);
    requireKeys(
        log,
        "review",
        "entries",
        "withoutWords",
        "broken",
        "cells",
        "differing",
        "notTold",
        "valuesNotTold",
        "lastHash");
    assertEquals(0, log.get("broken").getAsLong());
    assertEquals(1, log.get("cells").getAsInt());
    assertEquals(0, log.getAsJsonArray("differing").size());
    assertEquals(result.get("rows"), run("review", "show", id).get("rows"));
    JsonObject again = run("review", "--resume", id, "--ask", "Where is the house?");
    assertEquals(
        2, again.getAsJsonArray("rows").get(0).getAsJsonObject().getAsJsonArray("cells").size());
    assertEquals(
        cell, again.getAsJsonArray("rows").get(0).getAsJsonObject().getAsJsonArray("cells").get(0));
    JsonObject tagged = run("review", "tag", id, "lease.md", "hot", "privileged");
    requireKeys(tagged, "review", "document", "id", "question", "tags");
    assertEquals("[\"hot\",\"privileged\"]", tagged.get("tags").toString());
    tagged = run("review", "tag", id, "lease.md", "hot", "--off");
    assertEquals("[\"privileged\"]", tagged.get("tags").toString());
    assertEquals(
        0, run("review", "show", id, "--without-tag", "privileged").getAsJsonArray("rows").size());
    assertEquals(1, run("review", "show", id, "--tag", "privileged").getAsJsonArray("rows").size());
    requireKeys(run("review", "rename", id, "Leases"), "review", "name");
    String copy = run("review", "copy", id, "Again").get("review").getAsString();
    requireKeys(run("review", "remove", copy), "review");
    requireKeys(run("review", "restore", copy), "review", "name");
    requireKeys(run("review", "remove", copy), "review");
    requireKeys(run("review", "remove", id), "review");
    assertEquals(0, run("review", "list").getAsJsonArray("reviews").size());
  }

  @Test
  void pagesThatHaveNumbersAreCitedByThem() throws IOException {
    JsonObject review =
        run("review", note.toString(), "--ask", "Which law governs the lease?", "--name", "Matter");
    JsonObject before = run("bates", "list").getAsJsonArray("collections").get(0).getAsJsonObject();
    requireKeys(before, "collection", "name", "prefix", "digits", "start", "documents");
    assertTrue(before.get("prefix").isJsonNull());
    JsonObject set = run("bates", "set", "Matter", "--prefix", "ACME-", "--start", "42");
    JsonObject document = set.getAsJsonArray("documents").get(0).getAsJsonObject();
    requireKeys(document, "document", "id", "pages", "first", "last");
    assertEquals("ACME-000042", document.get("first").getAsString());
    assertEquals(set, run("bates", "show", before.get("collection").getAsString()));
    String id = review.get("review").getAsString();
    JsonObject quote = quote(run("review", "show", id));
    assertEquals("ACME-000042", quote.get("bates").getAsString());
    JsonObject asked = run("ask", note.toString(), "Which law governs the lease?");
    assertEquals(
        "ACME-000042",
        asked.getAsJsonArray("quotes").get(0).getAsJsonObject().get("bates").getAsString());
    Path out = dir.resolve("table.html");
    JsonObject _ = run("review", "export", id, "--out", out.toString());
    assertTrue(Files.readString(out).contains("ACME-000042"));
  }

  private static JsonObject quote(JsonObject review) {
    return review
        .getAsJsonArray("rows")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("cells")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("quotes")
        .get(0)
        .getAsJsonObject();
  }

  @Test
  void planSaysWhatReadingWouldTake() {
    JsonObject result = run("plan", note.toString());
    requireKeys(
        result, "documents", "tokens", "trainedContext", "budgetBytes", "weightsBytes", "profiles");
    requireKeys(
        result.getAsJsonArray("documents").get(0).getAsJsonObject(),
        "file",
        "pages",
        "tokens",
        "unreadable");
    JsonObject profile = result.getAsJsonArray("profiles").get(0).getAsJsonObject();
    requireKeys(
        profile,
        "name",
        "bitsPerValue",
        "kvBytes",
        "kvF16Bytes",
        "peakBytes",
        "secondsToRead",
        "fits",
        "meanKld",
        "sameTop");
    assertEquals(
        List.of("exact", "faithful", "balanced", "compact"),
        result.getAsJsonArray("profiles").asList().stream()
            .map(p -> p.getAsJsonObject().get("name").getAsString())
            .toList());
    assertTrue(profile.get("secondsToRead").getAsDouble() > 0);
    assertTrue(profile.get("fits").getAsBoolean());
  }

  @Test
  void calibrateSaysWhatEachProfileLosesOnAModel() throws IOException {
    Path model = Files.copy(TestModels.smolLm2(), dir.resolve("copy.gguf"));
    JsonObject result = run("models", "calibrate", model.toString(), "--seconds", "0.1");
    requireKeys(
        result,
        "model",
        "supported",
        "reason",
        "method",
        "seconds",
        "profiles",
        "heads",
        "judge",
        "report");
    assertTrue(result.get("supported").getAsBoolean());
    assertEquals(4, result.getAsJsonArray("profiles").size());
    JsonObject compact = result.getAsJsonArray("profiles").get(3).getAsJsonObject();
    requireKeys(compact, "name", "keyTypes", "valueTypes", "bitsPerValue", "meanKld", "sameTop");
    requireKeys(compact, "tokens", "passed", "default");
    assertEquals(30, compact.getAsJsonArray("keyTypes").size());
    assertTrue(Files.exists(dir.resolve("copy.gguf.kv")));
  }

  @Test
  void searchSaysWhereTheWordsStand() {
    JsonObject result = run("search", note.toString(), "law");
    JsonObject hit = result.getAsJsonArray("hits").get(0).getAsJsonObject();
    requireKeys(hit, "document", "page", "snippet", "score");
    assertTrue(hit.get("score").getAsDouble() > 0);
  }

  @Test
  void searchByMeaningSaysWhatItLookedThrough() throws IOException {
    Path lease =
        Files.writeString(
            dir.resolve("meant.md"),
            "The rent is due on the first day of each month.\n\n"
                + "Either party may terminate this agreement at any time without penalty.\n");
    JsonObject result = run("search", "--meaning", lease.toString(), "may I walk away");
    requireKeys(result, "hits", "byMeaning", "otherLanguage");
    JsonObject hit = result.getAsJsonArray("hits").get(0).getAsJsonObject();
    requireKeys(hit, "document", "page", "snippet", "score");
    assertTrue(hit.get("snippet").getAsString().contains("Either party may terminate"));
    assertTrue(result.get("byMeaning").getAsBoolean());
    JsonObject german = run("search", "--meaning", lease.toString(), "darf ich kündigen");
    assertFalse(german.get("byMeaning").getAsBoolean());
  }

  @Test
  void compareSaysWhatDiffersAndWhereOnBothSides() throws IOException {
    Path now =
        Files.writeString(
            dir.resolve("now.md"), "# Lease\n\nThe lease is governed by the laws of Ohio.\n");
    JsonObject result = run("compare", note.toString(), now.toString());
    requireKeys(result, "before", "after", "wordsBefore", "wordsAfter", "unchanged", "changes");
    JsonObject change = result.getAsJsonArray("changes").get(0).getAsJsonObject();
    requireKeys(change, "kind", "matters", "before", "after", "edits");
    assertEquals("changed", change.get("kind").getAsString());
    requireKeys(change.getAsJsonObject("after"), "text", "places");
    JsonObject edit = change.getAsJsonArray("edits").get(0).getAsJsonObject();
    assertEquals("Oregon.", edit.get("removed").getAsString());
    assertEquals("Ohio.", edit.get("added").getAsString());
  }

  @Test
  void textGivesWhatTheModelIsGivenAndKeepsNothing() {
    JsonObject result = run("text", note.toString());
    JsonObject document = result.getAsJsonArray("documents").get(0).getAsJsonObject();
    requireKeys(document, "file", "kind", "pages", "unreadable", "notices");
    JsonObject page = document.getAsJsonArray("pages").get(0).getAsJsonObject();
    requireKeys(page, "number", "text", "addresses", "marks", "hidden");
    assertEquals(
        "# Lease\n\nThe lease is governed by the laws of Oregon.\n",
        page.get("text").getAsString());
    assertFalse(Files.exists(dir.resolve("home")));
  }
}
