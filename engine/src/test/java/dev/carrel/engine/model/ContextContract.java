// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link ModelContext} holds to: what reading, rewinding, branching and copying do to
 * its sequences.
 */
abstract class ContextContract {
  private static final String LEASE =
      "The landlord is Acme Estates. The tenant is Bolt Limited. The rent is nine hundred dollars.";
  private static final int BATCH = 512;

  /** An empty context for each test. */
  ModelContext context;

  /** The model, the same for all tests of a class. */
  protected abstract LanguageModel model();

  protected abstract KvProfile profile();

  /**
   * How far what comes next may be from what comes behind the same tokens read in other batches, or
   * beside others, in nats: additions come in another order then.
   */
  protected abstract double rounding();

  ContextOptions options(int tokens) {
    return new ContextOptions(tokens, profile(), 2);
  }

  ModelContext open() {
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

  int[] tokens(int count) {
    int[] text = model().tokenize(LEASE + "\n", false);
    return IntStream.range(0, count).map(i -> text[i % text.length]).toArray();
  }

  int[] words(String text) {
    return model().tokenize(text, false);
  }

  static void read(ModelContext in, int sequence, int... tokens) {
    in.read(sequence, tokens, done -> {}, new Cancellation());
  }

  static float[] all(ModelContext in, int sequence) {
    int[] vocabulary = IntStream.range(0, in.logits(sequence).length).toArray();
    return in.logProbabilities(sequence, vocabulary);
  }

  static void refused(Code code, Executable call) {
    assertEquals(code, assertThrows(CarrelException.class, call).code());
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
}
