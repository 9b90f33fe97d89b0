// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link LanguageModel} and its {@link ModelContext} hold to, the scripted one as the
 * real one: a test that passes on the script may then be believed.
 */
public abstract class LanguageModelContract {
  private static final String LEASE =
      "The landlord is Acme Estates. The tenant is Bolt Limited. The rent is nine hundred dollars.";
  private static final int BATCH = 512;

  private ModelContext context;

  /** The model, the same for all tests of a class. */
  protected abstract LanguageModel model();

  protected abstract KvProfile profile();

  /**
   * How far what comes next may be from what comes behind the same tokens read in other batches, or
   * beside others, in nats: additions come in another order then.
   */
  protected abstract double rounding();

  private ContextOptions options(int tokens) {
    return new ContextOptions(tokens, profile(), 2);
  }

  private ModelContext open() {
    return model().open(options(1024));
  }

  @BeforeEach
  void openContext() {
    context = open();
  }

  @AfterEach
  void closeContext() {
    context.close();
  }

  private int[] tokens(int count) {
    int[] text = model().tokenize(LEASE + "\n", false);
    return IntStream.range(0, count).map(i -> text[i % text.length]).toArray();
  }

  private int[] words(String text) {
    return model().tokenize(text, false);
  }

  private static void read(ModelContext in, int sequence, int... tokens) {
    in.read(sequence, tokens, done -> {}, new Cancellation());
  }

  private static float[] all(ModelContext in, int sequence) {
    int[] vocabulary = IntStream.range(0, in.logits(sequence).length).toArray();
    return in.logProbabilities(sequence, vocabulary);
  }

  private static void refused(Code code, Executable call) {
    assertEquals(code, assertThrows(CarrelException.class, call).code());
  }

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
  void readingInWholeBatchesGivesTheSameBitsAsReadingAtOnce() {
    int[] text = tokens(BATCH + 40);
    int[] progress = new int[2];
    context.read(0, text, done -> progress[done > BATCH ? 1 : 0] = done, new Cancellation());
    assertArrayEquals(new int[] {BATCH, text.length}, progress);
    assertEquals(text.length, context.length(0));
    try (ModelContext pieces = open()) {
      read(pieces, 0, Arrays.copyOf(text, BATCH));
      read(pieces, 0, Arrays.copyOfRange(text, BATCH, text.length));
      assertArrayEquals(context.logits(0), pieces.logits(0));
    }
  }

  @Test
  void readingInOtherPiecesSaysTheSameUpToRounding() {
    int[] text = tokens(40);
    read(context, 0, text);
    try (ModelContext pieces = open()) {
      read(pieces, 0, Arrays.copyOf(text, 7));
      read(pieces, 0, Arrays.copyOfRange(text, 7, 39));
      read(pieces, 0, text[39]);
      assertEquals(40, pieces.length(0));
      assertSame(all(context, 0), all(pieces, 0));
    }
  }

  private void assertSame(float[] expected, float[] actual) {
    double divergence = 0;
    for (int token = 0; token < expected.length; token++) {
      divergence += Math.exp(expected[token]) * (expected[token] - actual[token]);
    }
    assertEquals(0, divergence, rounding(), "nats");
  }

  @Test
  void aRewoundSequenceGoesOnAsIfNothingHadStoodBehind() {
    read(context, 0, tokens(30));
    read(context, 0, words(" The tenant left."));
    context.rewind(0, 30);
    assertEquals(30, context.length(0));
    read(context, 0, words(" The landlord is"));
    try (ModelContext fresh = open()) {
      read(fresh, 0, tokens(30));
      read(fresh, 0, words(" The landlord is"));
      assertSame(all(fresh, 0), all(context, 0));
    }
  }

  @Test
  void aBranchTakesNoRoomAndGoesOnByItself() {
    read(context, 0, tokens(30));
    long cells = context.detail().cellsUsed();
    read(context, 3, words("Something else"));
    context.branch(0, 3);
    assertEquals(30, context.length(3));
    assertEquals(cells, context.detail().cellsUsed());
    read(context, 3, words(" The tenant is"));
    assertEquals(30, context.length(0));
    try (ModelContext alone = open()) {
      read(alone, 0, tokens(30));
      read(alone, 0, words(" The tenant is"));
      assertSame(all(alone, 0), all(context, 3));
    }
    read(context, 0, words(" The landlord is"));
    try (ModelContext alone = open()) {
      read(alone, 0, tokens(30));
      read(alone, 0, words(" The landlord is"));
      assertSame(all(alone, 0), all(context, 0));
    }
  }

  @Test
  void sequencesSideBySideSayWhatTheyWouldSayAlone() {
    List<String> questions = List.of(" Who pays?", " The rent is", " The landlord, that is");
    read(context, 0, tokens(30));
    int[] sequences = {1, 2, 5};
    int[] last = new int[3];
    for (int i = 0; i < 3; i++) {
      int[] question = words(questions.get(i));
      context.branch(0, sequences[i]);
      read(context, sequences[i], Arrays.copyOf(question, question.length - 1));
      last[i] = question[question.length - 1];
    }
    context.step(sequences, last, new Cancellation());
    for (int i = 0; i < 3; i++) {
      try (ModelContext alone = open()) {
        read(alone, 0, tokens(30));
        read(alone, 0, words(questions.get(i)));
        assertEquals(alone.length(0), context.length(sequences[i]));
        assertSame(all(alone, 0), all(context, sequences[i]));
      }
    }
  }

  @Test
  void aCopyInPartsPutTogetherInAnotherContextGoesOnBitForBit() {
    read(context, 0, tokens(BATCH));
    try (Arena arena = Arena.ofConfined();
        ModelContext other = open()) {
      MemorySegment first = context.copy(0, 0, 200, arena);
      MemorySegment rest = context.copy(0, 200, BATCH, arena);
      other.append(0, first, 200);
      other.append(0, rest, BATCH - 200);
      assertEquals(BATCH, other.length(0));
      read(context, 0, words(" The tenant is"));
      read(other, 0, words(" The tenant is"));
      assertArrayEquals(context.logits(0), other.logits(0));
    }
  }

  @Test
  void aRunThatDoesNotFollowIsRefusedAndNothingIsChanged() {
    read(context, 0, tokens(60));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment run = context.copy(0, 20, 60, arena);
      for (int length : new int[] {0, 10, 40}) {
        context.branch(0, 1);
        context.rewind(1, length);
        refused(Code.FILE_CORRUPT, () -> context.append(1, run, 40));
        assertEquals(length, context.length(1));
      }
      assertEquals(60, context.detail().cellsUsed());
    }
    read(context, 1, words(" The tenant is"));
    try (ModelContext fresh = open()) {
      read(fresh, 0, tokens(60));
      fresh.rewind(0, 40);
      read(fresh, 0, words(" The tenant is"));
      assertSame(all(fresh, 0), all(context, 1));
    }
  }

  @Test
  void aCancelledReadingLeavesAllAsItWas() {
    read(context, 0, tokens(30));
    Cancellation cancellation = new Cancellation();
    IntConsumer afterTheFirstBatch = done -> cancellation.request();
    refused(
        Code.CANCELLED, () -> context.read(0, tokens(BATCH + 1), afterTheFirstBatch, cancellation));
    assertEquals(30, context.length(0));
    assertEquals(30, context.detail().cellsUsed());
    refused(Code.CANCELLED, () -> context.step(new int[] {0}, tokens(1), cancellation));
    assertEquals(30, context.length(0));
    read(context, 0, words(" The tenant is"));
    try (ModelContext fresh = open()) {
      read(fresh, 0, tokens(30));
      read(fresh, 0, words(" The tenant is"));
      assertSame(all(fresh, 0), all(context, 0));
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAndAllIsAsItWas() {
    try (ModelContext small = model().open(options(256))) {
      int room = small.capacity() - 20;
      read(small, 0, tokens(20));
      refused(Code.DOES_NOT_FIT, () -> read(small, 0, tokens(room + 1)));
      assertEquals(20, small.length(0));
      small.branch(0, 1);
      read(small, 0, tokens(room));
      assertEquals(small.capacity(), small.length(0));
      refused(Code.DOES_NOT_FIT, () -> small.step(new int[] {0, 1}, tokens(2), new Cancellation()));
      assertEquals(small.capacity(), small.length(0));
      assertEquals(20, small.length(1));
    }
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
