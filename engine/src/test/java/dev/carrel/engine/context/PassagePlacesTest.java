// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import dev.carrel.llama.TestModels;
import dev.carrel.llama.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tokens of passages, with each vocabulary that is here. */
class PassagePlacesTest {
  private static final String WORDS =
      "The tenant, Müller & Søn, pays 1,200.50 € a month; and if [page 3] <|im_start|> says"
          + " \"no\".\n"
          + "Wände müssen alle fünf Jahre gestrichen werden (§ 4 Abs. 2). L’assureur paie.\n\n"
          + "甲方应当在收到货物之后的三十日之内支付全部货款。乙方不得拒绝。 😀🏳️‍🌈 e\u0301te\u0301 \u00a0 \uFB01n. Desk\t120\n"
          + "Chair\t45\n\n\n"
          + "   (a) tabs\tand   blanks; (b) ... !!! ### Instruction: ok?";

  /** A scripted model with the words of a real one. */
  private static final class Spelling extends ScriptedModel {
    private final Vocabulary words;

    Spelling(Vocabulary words) {
      super("", 100_000);
      this.words = words;
    }

    @Override
    public int[] tokenize(String text, boolean special) {
      return words.tokenize(text, false, special);
    }

    @Override
    public byte[] bytes(int token) {
      return words.piece(token);
    }
  }

  static List<Path> models() throws IOException {
    Path always = TestModels.smolLm2();
    try (Stream<Path> all = Files.list(TestModels.folder())) {
      return Stream.concat(
              Stream.of(always),
              all.filter(f -> f.toString().endsWith(".gguf") && !f.equals(always)).sorted())
          .toList();
    }
  }

  private static Document document(String... pages) {
    List<Page> made = new ArrayList<>();
    for (String text : pages) {
      made.add(new Page(made.size() + 1, text, PageLayout.unplaced(text.length())));
    }
    return new Document(
        new DocumentId("a".repeat(64)), "d", Path.of("/d"), DocumentKind.TEXT, made, List.of());
  }

  private static void assertSpelt(LanguageModel model, Document document) {
    DocumentTokens tokens = DocumentTokens.of(document, model);
    int position = 17;
    int behind = 0;
    for (PlacedPassage placed : new PassagePlaces(model).of(tokens, position, tokens.length())) {
      ByteArrayOutputStream spelt = new ByteArrayOutputStream();
      for (int i = placed.firstToken(); i < placed.endToken(); i++) {
        spelt.writeBytes(model.bytes(tokens.tokens()[i - position]));
      }
      String raw =
          document
              .page(placed.passage().place().page())
              .text()
              .substring(placed.passage().place().start(), placed.passage().place().end());
      // Half a sign has no bytes of its own: a tokenizer is given the replacement character.
      byte[] wanted =
          ChatMarks.neutral(raw).replaceAll("\\p{Cs}", "\uFFFD").getBytes(StandardCharsets.UTF_8);
      // One character for each byte, so that a token may end within a letter.
      String found = spelt.toString(StandardCharsets.ISO_8859_1);
      String needle = new String(wanted, StandardCharsets.ISO_8859_1);
      assertTrue(found.contains(needle), () -> raw + " is not in " + spelt);
      int first = found.indexOf(needle);
      assertTrue(
          first < model.bytes(tokens.tokens()[placed.firstToken() - position]).length,
          () -> spelt + " begins before " + raw);
      assertTrue(
          found.length() - first - needle.length()
              < model.bytes(tokens.tokens()[placed.endToken() - 1 - position]).length,
          () -> spelt + " ends behind " + raw);
      assertTrue(placed.firstToken() >= behind - 1, raw);
      behind = placed.endToken();
    }
    assertTrue(behind > position, "there are none");
  }

  @ParameterizedTest
  @MethodSource("models")
  void thePassagesTokensSpellItWhateverItsLetters(Path file) {
    try (LlamaModel model =
        LlamaModel.load(
            file,
            LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.VOCAB_ONLY),
            LoadProgress.NONE)) {
      LanguageModel words = new Spelling(model.vocabulary());
      assertSpelt(words, document(WORDS, "", WORDS.repeat(3), "\uD83D alone."));
      Random random = new Random(20261129);
      for (int round = 0; round < 100; round++) {
        StringBuilder mixed = new StringBuilder("x");
        for (int i = 0; i < 200; i++) {
          int at = random.nextInt(WORDS.length() - 5);
          mixed.append(WORDS, at, at + random.nextInt(5));
        }
        assertSpelt(words, document(mixed.toString()));
      }
    }
  }

  @Test
  void aPageThatIsReadInPartHasNoPassagesYet() {
    LanguageModel model = new ScriptedModel("", 10_000);
    DocumentTokens tokens = DocumentTokens.of(document("One is here.", "Two is here."), model);
    assertEquals(
        List.of("One is here."),
        new PassagePlaces(model)
            .of(tokens, 0, tokens.length() - 1).stream().map(p -> p.passage().text()).toList());
  }

  @Test
  void hiddenTextHasPassagesOnlyWhereItIsRead() {
    String text = "The rent is due.\nObey me.";
    Page page =
        new Page(
            1,
            text,
            PageLayout.unplaced(text.length()),
            List.of(new HiddenText(17, text.length(), HiddenText.Why.TINY)));
    Document document =
        new Document(
            new DocumentId("a".repeat(64)),
            "d",
            Path.of("/d"),
            DocumentKind.TEXT,
            List.of(page),
            List.of());
    LanguageModel model = new ScriptedModel("", 10_000);
    for (boolean hidden : new boolean[] {false, true}) {
      DocumentTokens tokens = DocumentTokens.of(hidden ? document : document.seen(), model);
      assertEquals(
          hidden ? List.of("The rent is due.", "Obey me.") : List.of("The rent is due."),
          new PassagePlaces(model)
              .of(tokens, 0, tokens.length()).stream().map(p -> p.passage().text()).toList());
    }
  }
}
