// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ReadingTime;
import dev.carrel.llama.TestModels;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LlamaReadingTimesTest {
  private static final int CAPACITY = 1024;
  private static LlamaLanguageModel model;

  @BeforeAll
  static void load() {
    model =
        LlamaLanguageModel.load(
            "smollm2-135m", TestModels.smolLm2(), Progress.SILENT, new Cancellation());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXACT", "COMPACT"})
  void bothEndsOfAContextAreTimedWithoutReadingWhatStandsBetween(KvProfile profile) {
    int[] sample = model.tokenize("A lease of two rooms in Oregon.", false);
    List<ReadingTime> times =
        model.timeReading(
            new ContextOptions(CAPACITY, profile, 2), sample, 0.05, new Cancellation());
    assertEquals(2, times.size());
    assertEquals(0, times.getFirst().depth());
    ReadingTime deep = times.getLast();
    assertEquals(times.getFirst().tokens(), deep.tokens());
    assertTrue(deep.depth() > CAPACITY / 2 && deep.depth() + deep.tokens() <= CAPACITY, "" + deep);
    times.forEach(time -> assertTrue(time.seconds() > 0, time.toString()));
  }

  @ParameterizedTest
  @EnumSource(names = "EXACT")
  void aRequestToStopEndsIt(KvProfile profile) {
    Cancellation cancelled = new Cancellation();
    cancelled.request();
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () ->
                model.timeReading(
                    new ContextOptions(CAPACITY, profile, 2), new int[] {1}, 0.05, cancelled));
    assertEquals(CarrelException.Code.CANCELLED, e.code());
  }
}
