// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvSlot.Side;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.ProfileMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  /** The first layer's keys matter far more than all else, as in Qwen2.5. */
  private static double firstKeys(KvSlot slot) {
    return slot.equals(new KvSlot(0, Side.KEYS)) ? 0.2 : 0.0005;
  }

  private static Calibration.Measured measured(FakeMeter meter) {
    return assertInstanceOf(
        Calibration.Measured.class,
        new Calibrator().calibrate(meter, Progress.SILENT, new Cancellation()));
  }

  private static ProfileMeasure profile(Calibration calibration, KvProfile profile) {
    return calibration.measure(profile).orElseThrow();
  }

  @Test
  void eachProfileStaysWithinItsBitsAndLosesLessThanTheNext() {
    Calibration.Measured found = measured(new FakeMeter(24, 2000, 1, CalibratorTest::firstKeys));
    assertEquals(
        List.of(KvProfile.FAITHFUL, KvProfile.BALANCED, KvProfile.COMPACT),
        found.profiles().stream().map(ProfileMeasure::profile).toList());
    for (ProfileMeasure measure : found.profiles()) {
      assertTrue(measure.bitsPerValue() <= measure.profile().mostBits(), measure.toString());
      assertTrue(measure.loss().tokens() > 100, measure.toString());
    }
    assertTrue(
        profile(found, KvProfile.FAITHFUL).loss().meanKld()
            < profile(found, KvProfile.BALANCED).loss().meanKld());
    assertTrue(
        profile(found, KvProfile.BALANCED).loss().meanKld()
            < profile(found, KvProfile.COMPACT).loss().meanKld());
    assertTrue(profile(found, KvProfile.COMPACT).bitsPerValue() <= 0.2 * 16);
  }

  @Test
  void theKeysThatMatterGetMoreBitsInEveryProfile() {
    Calibration.Measured found = measured(new FakeMeter(24, 2000, 1, CalibratorTest::firstKeys));
    for (ProfileMeasure measure : found.profiles()) {
      KvType first = measure.types().keys().getFirst();
      boolean more =
          measure.profile() == KvProfile.COMPACT ? first != KvType.TURBO3 : first == KvType.Q8_0;
      assertTrue(more, measure.toString());
    }
  }

  @Test
  void aSlowModelIsTriedInGroupsAndAVerySlowOneNotAtAll() {
    FakeMeter slow = new FakeMeter(24, 150, 1, CalibratorTest::firstKeys);
    assertTrue(measured(slow).method().contains("layers at once"), measured(slow).method());
    FakeMeter slowest = new FakeMeter(24, 5, 1, CalibratorTest::firstKeys);
    Calibration.Measured found = measured(slowest);
    assertTrue(found.method().contains("no time"), found.method());
    assertEquals(KvProfile.BALANCED.uniform(24), profile(found, KvProfile.BALANCED).types());
    assertEquals(3, slowest.passes());
  }

  @Test
  void aProfileThatChangesTooManyTokensIsNoDefault() {
    FakeMeter meter = new FakeMeter(24, 2000, 30, slot -> 0.0005);
    Calibration.Measured found = measured(meter);
    assertTrue(profile(found, KvProfile.FAITHFUL).passed());
    assertFalse(profile(found, KvProfile.BALANCED).passed());
    assertFalse(profile(found, KvProfile.COMPACT).passed());
    assertEquals(KvProfile.FAITHFUL, found.bestUpTo(KvProfile.BALANCED));
    assertEquals(KvProfile.FAITHFUL, found.bestUpTo(KvProfile.COMPACT));
    Calibration.Measured hopeless = measured(new FakeMeter(24, 2000, 1000, slot -> 0.01));
    assertEquals(KvProfile.EXACT, hopeless.bestUpTo(KvProfile.BALANCED));
  }

  @Test
  void aModelThatTheCodecCannotKeepIsSaidToBeSo() {
    Calibration found =
        new Calibrator()
            .calibrate(new FakeMeter(101, 2000, 1, slot -> 0), Progress.SILENT, new Cancellation());
    assertEquals(new Calibration.Unsupported("It has too many layers."), found);
  }

  @Test
  void progressBeginsWithTheTimeExpectedAndEndsWithAllOfIt() {
    List<Long> done = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    Progress progress =
        (stage, now, total) -> {
          assertEquals(Stage.CALIBRATE_SECONDS, stage);
          done.add(now);
          totals.add(total);
        };
    var _ =
        new Calibrator()
            .calibrate(
                new FakeMeter(24, 2000, 1, CalibratorTest::firstKeys),
                progress,
                new Cancellation());
    assertEquals(0, done.getFirst());
    assertEquals(done.stream().sorted().toList(), done);
    assertEquals(totals.getLast(), done.getLast());
    assertEquals(1, totals.stream().distinct().count());
    assertTrue(totals.getFirst() <= 2 * Calibrator.WANTED_SECONDS, "" + totals.getFirst());
  }

  @Test
  void aRequestToStopIsObeyed() {
    Cancellation cancellation = new Cancellation();
    FakeMeter meter = new FakeMeter(24, 2000, 1, CalibratorTest::firstKeys);
    Progress stopsSoon =
        (stage, done, total) -> {
          if (done > total / 2) {
            cancellation.request();
          }
        };
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () -> new Calibrator().calibrate(meter, stopsSoon, cancellation));
    assertEquals(Code.CANCELLED, e.code());
  }

  @Test
  void theThreeTextsHaveNoSentenceInCommon() {
    CalibrationTexts texts = CalibrationTexts.bundled();
    for (String sentence : sentences(texts.statistics())) {
      assertFalse(texts.choice().contains(sentence), sentence);
      assertFalse(texts.judgement().contains(sentence), sentence);
    }
    for (String sentence : sentences(texts.choice())) {
      assertFalse(texts.judgement().contains(sentence), sentence);
    }
  }

  private static List<String> sentences(String text) {
    return Pattern.compile("[.;\\n]\\s*").splitAsStream(text).filter(s -> s.length() > 20).toList();
  }
}
