// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.AttentionRecording;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.llama.TestModels;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recorded attention of a small real model, in the profiles that a person chooses. */
class LlamaAttentionRecordingTest {
  private static final int DOCUMENT = 200;
  private static final int QUESTION = 20;
  private static final List<AttentionHead> HEADS =
      List.of(new AttentionHead(5, 0), new AttentionHead(14, 4), new AttentionHead(14, 5));

  private static LanguageModel model;
  private static int[] text;

  @BeforeAll
  static void load() {
    model =
        LlamaLanguageModel.load(
            "smollm2-135m", TestModels.smolLm2(), Progress.SILENT, new Cancellation());
    int[] words =
        model.tokenize(
            "The landlord is Acme Estates. The tenant is Bolt Limited, who pays nine hundred"
                + " dollars on the first day of each month. Either side may end the lease by"
                + " notice of three months in writing.\n",
            false);
    text = IntStream.range(0, 900).map(i -> words[(i + i / 97) % words.length]).toArray();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static ModelContext open(KvProfile profile) {
    return model.open(new ContextOptions(1024, profile, 2));
  }

  private static void read(ModelContext context, int from, int to) {
    context.read(0, Arrays.copyOfRange(text, from, to), done -> {}, new Cancellation());
  }

  /** What the question looks at in the document that the context has read. */
  private static float[] asked(ModelContext context) {
    try (AttentionRecording recording = context.record(HEADS, false, DOCUMENT)) {
      recording.count(0, DOCUMENT, DOCUMENT + QUESTION, 0);
      read(context, DOCUMENT, DOCUMENT + QUESTION);
      assertEquals(QUESTION, recording.counted(0));
      return recording.weights(0);
    }
  }

  private static float[] asked(KvProfile profile) {
    try (ModelContext context = open(profile)) {
      read(context, 0, DOCUMENT);
      return asked(context);
    }
  }

  @Test
  void theBalancedProfileLooksWhereTheExactOneDoes() {
    float[] exact = asked(KvProfile.EXACT);
    float[] balanced = asked(KvProfile.BALANCED);
    double product = 0;
    double left = 0;
    double right = 0;
    for (int i = 8; i < DOCUMENT; i++) {
      product += exact[i] * balanced[i];
      left += exact[i] * exact[i];
      right += balanced[i] * balanced[i];
    }
    double cosine = product / Math.sqrt(left * right);
    assertTrue(cosine > 0.9, "cosine " + cosine);
  }

  @ParameterizedTest
  @EnumSource(
      value = KvProfile.class,
      names = {"EXACT", "BALANCED"})
  void aDocumentThatWasKeptAndTakenUpAgainIsLookedAtAsBefore(KvProfile profile) {
    try (Arena arena = Arena.ofConfined();
        ModelContext first = open(profile);
        ModelContext again = open(profile)) {
      read(first, 0, DOCUMENT);
      again.append(0, first.copy(0, 0, DOCUMENT, arena), DOCUMENT);
      assertArrayEquals(asked(first), asked(again));
    }
  }

  @Test
  void aReadThatWasCancelledBetweenItsBatchesCountsForNothing() {
    try (ModelContext context = open(KvProfile.BALANCED);
        AttentionRecording recording = context.record(HEADS, false, DOCUMENT)) {
      recording.count(0, 500, 600, 3);
      Cancellation cancellation = new Cancellation();
      assertThrows(
          CarrelException.class,
          () -> context.read(0, text, done -> cancellation.request(), cancellation));
      assertEquals(0, recording.counted(3));
      assertArrayEquals(new float[DOCUMENT], recording.weights(3));
      read(context, 0, 600);
      assertEquals(100, recording.counted(3));
    }
  }
}
