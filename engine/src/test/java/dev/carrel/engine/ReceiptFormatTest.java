// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.carrel.engine.Conversations.Question;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.answer.StoredReceipt;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.evidence.EvidenceJsonTest;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.TokenChooser;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts of real answers, and what docs/formats/receipt.md says of them. */
class ReceiptFormatTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "formats", "receipt.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z0-9.\\[\\]]+)` \\|");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");
  private static final String LEASE =
      "# Lease\n\nThe landlord is Acme Estates.\n\nThe rent is nine hundred dollars a month.\n";

  private static String page;
  private static Reply.Answered alone;
  private static Reply.Answered second;
  private static Receipt kept;

  @BeforeAll
  static void answer(@TempDir Path folder) throws IOException {
    page = Files.readString(PAGE);
    try (Engine engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation))) {
      Path file = Files.writeString(folder.resolve("lease.md"), LEASE);
      Document lease =
          engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation());
      ReadOptions options = new ReadOptions(KvProfile.EXACT, 4_000_000_000L, 2);
      engine.reading().read(lease.id(), options, Progress.SILENT, new Cancellation());
      alone = engine.ask("What is the rent?", AnswerListener.SILENT, new Cancellation());
      long conversation = engine.conversations().begin("").id();
      Reply.Answered _ = ask(engine, conversation, "What is the rent?");
      second = ask(engine, conversation, "Who is the landlord?");
      long turn = engine.conversations().turns(conversation).getLast().id();
      kept = engine.conversations().receipt(turn).orElseThrow();
      assertEquals(second.sent(), engine.conversations().sent(turn).orElseThrow());
    }
  }

  private static Reply.Answered ask(Engine engine, long conversation, String question) {
    return engine
        .conversations()
        .ask(new Question(conversation, question, AnswerListener.SILENT, new Cancellation()));
  }

  private static void keys(String at, JsonElement json, Set<String> into) {
    if (json.isJsonObject()) {
      for (String key : json.getAsJsonObject().keySet()) {
        String path = at.isEmpty() ? key : at + "." + key;
        into.add(path);
        keys(path, json.getAsJsonObject().get(key), into);
      }
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(element -> keys(at + "[]", element, into));
    }
  }

  private static Set<String> keys(String... receipts) {
    Set<String> keys = new TreeSet<>();
    for (String receipt : receipts) {
      keys("", JsonParser.parseString(receipt), keys);
    }
    return keys;
  }

  private static Receipt by(TokenChooser chooser) {
    return new Receipt(
        alone.receipt().made(),
        alone.receipt().carrel(),
        alone.receipt().context(),
        alone.receipt().computePath(),
        alone.receipt().threads(),
        alone.receipt().question(),
        chooser,
        alone.receipt().given(),
        alone.receipt().written(),
        alone.receipt().quotes(),
        EvidenceJsonTest.ALL,
        List.of());
  }

  @Test
  void realAnswersHaveTheKeysThatAreDocumentedAndNoOthers() {
    Set<String> documented = new TreeSet<>();
    for (Matcher row = ROW.matcher(page); row.find(); ) {
      documented.add(row.group(1));
    }
    documented.remove("format");
    assertTrue(documented.size() > 40, documented.toString());
    Set<String> written =
        keys(
            ReceiptJson.text(alone.receipt().withWords(place -> Optional.of("words"))),
            StoredReceipt.json(second.receipt(), second.sent()),
            ReceiptJson.text(by(TokenChooser.Among.of(1))),
            ReceiptJson.text(by(new TokenChooser.Sampled(40, 0.9f, 0.8f, 1))));
    assertTrue(written.remove("format"));
    assertEquals(documented, written);
  }

  @Test
  void theExampleIsAReceiptAndHasOnlyKeysThatRealOnesHave() {
    Matcher example = EXAMPLE.matcher(page);
    assertTrue(example.find());
    Receipt receipt = ReceiptJson.receipt(example.group(1));
    assertEquals(keys(example.group(1)), keys(ReceiptJson.text(receipt)));
    assertEquals(4, receipt.given().size());
    assertEquals(new TokenChooser.Sampled(40, 0.95f, 0.8f, 7), receipt.chooser());
  }

  @Test
  void aRealReceiptNamesTheModelByItsHashAndWhatComputed() {
    Receipt receipt = alone.receipt();
    assertEquals(
        "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        receipt.context().get("model"));
    assertEquals("none", receipt.context().get("calibration"));
    assertTrue(receipt.computePath().endsWith(" threads 2"), receipt.computePath());
    assertEquals(alone.answer().generatedTokens(), receipt.written().tokens().size());
    assertEquals(alone.answer().text(), receipt.written().text().strip());
  }

  @Test
  void theReceiptOfATurnIsKeptWithIt() {
    assertEquals(second.receipt(), kept);
  }
}
