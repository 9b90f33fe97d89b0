package dev.carrel.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GenerationTest {
  private static LlamaModel model;

  @BeforeAll
  static void load() {
    model = LlamaModel.load(TestModels.smolLm2(), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static List<Integer> generate(LlamaContext context, Sampler sampler, int n) {
    ChatTemplate template = model.chatTemplate().orElseThrow();
    int[] prompt =
        template.tokenize(List.of(new ChatMessage("user", "What is the capital of France?")), true);
    context.clear();
    assertEquals(DecodeResult.OK, context.decode(Batch.of(prompt, 0, 0)));
    List<Integer> tokens = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      int token = sampler.sample(context, -1);
      if (model.vocabulary().isEndOfGeneration(token)) {
        break;
      }
      tokens.add(token);
      context.decode(Batch.of(new int[] {token}, prompt.length + i, 0));
    }
    return tokens;
  }

  @Test
  void theModelGoesOnWithASentence() {
    int[] prompt = model.vocabulary().tokenize("The capital of France is", true, false);
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512));
        Sampler sampler = Sampler.greedy(model)) {
      context.decode(Batch.of(prompt, 0, 0));
      int token = sampler.sample(context, -1);
      assertEquals(" Paris", new String(model.vocabulary().piece(token), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSameSeedGivesTheSameTokensAndAnotherSeedOthers() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512));
        Sampler seven = Sampler.builder(model).temperature(1.5f).topK(50).topP(0.95f).dist(7);
        Sampler eight = Sampler.builder(model).temperature(1.5f).topK(50).topP(0.95f).dist(8)) {
      List<Integer> first = generate(context, seven, 12);
      seven.reset();
      assertEquals(first, generate(context, seven, 12));
      assertTrue(!first.equals(generate(context, eight, 12)));
    }
  }

  @Test
  void aGrammarIsKeptTo() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512));
        Sampler sampler =
            Sampler.builder(model).grammar("root ::= \"yes\" | \"no\" | \"perhaps\"").greedy()) {
      int[] tokens = generate(context, sampler, 8).stream().mapToInt(Integer::intValue).toArray();
      String answer = model.vocabulary().detokenizeToString(tokens);
      assertTrue(List.of("yes", "no", "perhaps").contains(answer), answer);
    }
  }

  @Test
  void aBrokenGrammarIsAnExceptionWithTheReason() {
    LlamaException e =
        assertThrows(
            LlamaException.class, () -> Sampler.builder(model).grammar("root ::= (").greedy());
    assertEquals(LlamaException.Kind.GRAMMAR, e.kind());
  }

  @Test
  void theHighestLogitIsFoundAmongAllAndAmongThoseAllowed() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
      context.decode(Batch.of(model.vocabulary().tokenize("The capital of", false, false), 0, 0));
      float[] logits = context.logits(-1);
      int best = 0;
      for (int i = 1; i < logits.length; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      assertEquals(best, context.argmax(-1));
      int[] allowed = {11, 5, 77};
      int expected = 11;
      for (int token : allowed) {
        expected = logits[token] > logits[expected] ? token : expected;
      }
      assertEquals(expected, context.argmax(-1, allowed));
    }
  }

  @Test
  void logProbabilitiesAreThoseOfTheSoftmax() {
    try (LlamaContext context = model.newContext(LlamaContext.Options.of(512))) {
      context.decode(Batch.of(model.vocabulary().tokenize("The capital of", false, false), 0, 0));
      float[] logits = context.logits(-1);
      double sum = 0;
      for (float logit : logits) {
        sum += Math.exp(logit);
      }
      int[] tokens = {0, 100, context.argmax(-1)};
      float[] expected = new float[tokens.length];
      for (int i = 0; i < tokens.length; i++) {
        expected[i] = (float) (logits[tokens[i]] - Math.log(sum));
      }
      assertArrayEquals(expected, context.logProbabilities(-1, tokens), 1e-4f);
    }
  }
}
