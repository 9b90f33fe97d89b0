// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LanguageModel} and its {@link ModelContext} hold to, the scripted one as the
 * real one: a test that passes on the script may then be believed.
 */
public abstract class LanguageModelContract extends ContextContract {
  @Test
  void textComesBackFromItsTokensByteByByte() {
    String text = "The rent is 900 \u20ac a month.\n\n\u00a7 2 \u2013 \u4e2d";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int token : words(text)) {
      assertFalse(model().isEnd(token));
      bytes.writeBytes(model().bytes(token));
    }
    assertEquals(text, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theChatFormHasWhatWasSaidInOrder() {
    String form =
        model()
            .render(
                List.of(
                    new ChatMessage(ChatMessage.Role.SYSTEM, "Be short."),
                    new ChatMessage(ChatMessage.Role.USER, "Who pays?")));
    assertTrue(form.indexOf("Be short.") >= 0);
    assertTrue(form.indexOf("Who pays?") > form.indexOf("Be short."));
  }

  @Test
  void theKeyOfAContextTellsTheProfileAndNamesTheModel() {
    assertEquals(model().contextKey(KvProfile.EXACT), model().contextKey(KvProfile.EXACT));
    assertNotEquals(model().contextKey(KvProfile.EXACT), model().contextKey(KvProfile.FAITHFUL));
    List<String> lines = model().contextKey(profile()).lines().toList();
    assertTrue(lines.contains("name=" + model().info().name()));
    assertTrue(lines.contains("profile=" + profile().label()));
    assertTrue(lines.stream().anyMatch(line -> line.matches("model=[0-9a-f]{64}")));
    assertEquals(model().computePath(2), model().computePath(2));
  }

  @Test
  void theGreedyChoiceIsTheMostLikelyOfAllAndTheConstrainedOneOfThoseAllowed() {
    read(context, 0, tokens(30));
    float[] logits = context.logits(0);
    int best = best(logits, IntStream.range(0, logits.length));
    assertEquals(best, context.next(0, TokenChooser.GREEDY));
    int[] some =
        IntStream.iterate(3, token -> token < logits.length, token -> token + 17).toArray();
    assertEquals(best(logits, IntStream.of(some)), context.next(0, TokenChooser.Among.of(some)));
    assertEquals(11, context.next(0, TokenChooser.Among.of(11)));
    assertEquals(best, context.next(0, TokenChooser.Among.of(11, best, 12)));
  }

  private static int best(float[] logits, IntStream tokens) {
    return tokens.reduce((a, b) -> logits[b] > logits[a] ? b : a).orElseThrow();
  }

  @Test
  void aChoiceReadsNothingAndIsTheSameWhenAskedAgain() {
    read(context, 0, tokens(30));
    for (TokenChooser chooser :
        List.of(
            TokenChooser.GREEDY,
            TokenChooser.Among.of(5, 9),
            new TokenChooser.Sampled(0, 1, 2, 5))) {
      int token = context.next(0, chooser);
      assertEquals(token, context.next(0, chooser));
    }
    assertEquals(30, context.length(0));
  }

  @Test
  void theSameSeedWritesTheSameAndAnotherSeedSomethingElse() {
    read(context, 0, tokens(30));
    context.branch(0, 1);
    List<Integer> seven = write(1, new TokenChooser.Sampled(50, 0.95f, 9, 7));
    assertEquals(seven, write(1, new TokenChooser.Sampled(50, 0.95f, 9, 7)));
    assertNotEquals(seven, write(1, new TokenChooser.Sampled(50, 0.95f, 9, 8)));
    assertEquals(write(1, TokenChooser.GREEDY), write(1, new TokenChooser.Sampled(1, 1, 1, 7)));
  }

  private List<Integer> write(int sequence, TokenChooser chooser) {
    context.branch(0, sequence);
    read(context, sequence, words(" The"));
    int[] next = new int[12];
    for (int i = 0; i < next.length; i++) {
      next[i] = context.next(sequence, chooser);
      context.step(new int[] {sequence}, new int[] {next[i]}, new Cancellation());
    }
    return Arrays.stream(next).boxed().toList();
  }

  @Test
  void probabilitiesAddUpToOneAndAreInTheOrderOfTheLogits() {
    read(context, 2, tokens(30));
    float[] logits = context.logits(2);
    float[] logs = all(context, 2);
    double sum = 0;
    for (float log : logs) {
      assertTrue(log <= 0);
      sum += Math.exp(log);
    }
    assertEquals(1, sum, 1e-4);
    int best = context.next(2, TokenChooser.GREEDY);
    for (int token = 0; token < logs.length; token++) {
      assertEquals(logits[token] - logits[best], logs[token] - logs[best], 1e-3);
    }
    assertArrayEquals(
        new float[] {logs[9], logs[best], logs[9]}, context.logProbabilities(2, 9, best, 9));
  }

  @Test
  void onlyWhatWasJustReadSaysWhatComesNext() {
    assertSilent(0);
    read(context, 0, tokens(30));
    assertSilent(1);
    context.branch(0, 1);
    assertSilent(1);
    int next = context.next(0, TokenChooser.GREEDY);
    context.step(new int[] {1}, new int[] {next}, new Cancellation());
    assertSilent(0);
    context.rewind(1, 30);
    assertSilent(1);
    read(context, 0, next);
    Cancellation cancelled = new Cancellation();
    cancelled.request();
    refused(Code.CANCELLED, () -> context.read(0, tokens(1), done -> {}, cancelled));
    assertSilent(0);
  }

  private void assertSilent(int sequence) {
    assertThrows(IllegalStateException.class, () -> context.next(sequence, TokenChooser.GREEDY));
    assertThrows(IllegalStateException.class, () -> context.logProbabilities(sequence, 1));
    assertThrows(IllegalStateException.class, () -> context.logits(sequence));
  }

  @Test
  void theFiguresAreThoseThatWereEstimatedAndAddUp() {
    ModelMemory use = context.memory();
    MemoryEstimate estimate = model().estimate(options(1024));
    assertEquals(estimate.kvBytes(), use.kvBytes());
    assertEquals(estimate.kvF16Bytes(), use.kvF16Bytes());
    assertEquals(model().weightsBytes(), use.weightsBytes());
    assertTrue(use.kvBytes() > 0 && use.kvBytes() <= use.kvF16Bytes());
    assertTrue(context.capacity() >= 1024);
    List<KvLayerBytes> layers = context.detail().layers();
    assertEquals(estimate.layers(), layers);
    long ofLayers = layers.stream().mapToLong(l -> l.kBytes() + l.vBytes()).sum();
    assertTrue(ofLayers > 0 && ofLayers <= use.kvBytes(), layers.toString());
  }

  @Test
  void theDetailTellsWhatSequencesHaveAndShare() {
    assertEquals(List.of(), context.detail().sequences());
    read(context, 0, tokens(30));
    context.branch(0, 4);
    read(context, 4, tokens(5));
    ContextDetail detail = context.detail();
    assertEquals(35, detail.cellsUsed());
    assertEquals(
        List.of(
            new ContextDetail.SequenceTokens(0, 30, 30),
            new ContextDetail.SequenceTokens(4, 35, 30)),
        detail.sequences());
  }

  @Test
  void whatIsClosedRefusesAllButItsFigures() {
    read(context, 0, tokens(5));
    context.close();
    context.close();
    assertThrows(IllegalStateException.class, () -> read(context, 0, 1));
    assertThrows(IllegalStateException.class, () -> context.next(0, TokenChooser.GREEDY));
    assertThrows(
        IllegalStateException.class,
        () -> context.step(new int[] {0}, new int[] {1}, new Cancellation()));
    assertThrows(IllegalStateException.class, () -> context.branch(0, 1));
    assertThrows(IllegalStateException.class, () -> context.copy(0, 0, 5, Arena.global()));
    assertEquals(0, context.memory().kvBytes());
    assertEquals(0, context.detail().cellsUsed());
  }
}
