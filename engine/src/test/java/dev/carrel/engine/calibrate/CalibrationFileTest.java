// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvSlot.Side;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.ProfileMeasure;
import dev.carrel.engine.model.RetrievalHeads;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class CalibrationFileTest {
  static final String HASH = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53";
  private static final long SEED = 4711;

  static Calibration.Measured calibration(int layers) {
    byte[] statistics = new byte[300];
    new Random(SEED).nextBytes(statistics);
    return new Calibration.Measured(
        new KvStatistics(statistics),
        List.of(
            profile(KvProfile.FAITHFUL, layers, 0.0021, true),
            profile(KvProfile.BALANCED, layers, 0.0312, true),
            profile(KvProfile.COMPACT, layers, 0.0698, false)),
        "types by layer, über 256 tokens",
        Optional.of(evidence()));
  }

  static EvidenceMeasure evidence() {
    return new EvidenceMeasure(
        new RetrievalHeads(
            List.of(
                new RetrievalHeads.Told(new AttentionHead(1, 13), 0.31),
                new RetrievalHeads.Told(new AttentionHead(0, 2), 0.12))),
        new JudgeMeasure(0.86, OptionalDouble.of(0.79), 0.9, 0.4, 80));
  }

  private static ProfileMeasure profile(KvProfile profile, int layers, double kld, boolean passed) {
    return new ProfileMeasure(
        profile,
        profile.uniform(layers).with(new KvSlot(1, Side.KEYS), KvType.Q8_0),
        profile.mostBits() - 0.05,
        new KvLoss(kld, 1 - kld, 512),
        passed);
  }

  private static Calibration.Measured decode(byte[] bytes) throws RefusedCalibrationException {
    return CalibrationFile.decode(bytes, HASH);
  }

  private static void refused(byte[] bytes, String what) {
    assertThrows(RefusedCalibrationException.class, () -> decode(bytes), what);
  }

  @Test
  void whatWasWrittenIsRead() throws RefusedCalibrationException {
    Calibration.Measured calibration = calibration(24);
    assertEquals(calibration, decode(CalibrationFile.encode(HASH, calibration)));
  }

  @Test
  void aModelWithoutHeadsThatCannotJudgeIsToldFromOneThatWasNotMeasured() throws Exception {
    EvidenceMeasure none =
        new EvidenceMeasure(
            RetrievalHeads.NONE, new JudgeMeasure(0.6, OptionalDouble.empty(), 0, 0, 80));
    Calibration.Measured measured = calibration(4).with(Optional.of(none));
    assertEquals(measured, decode(CalibrationFile.encode(HASH, measured)));
    Calibration.Measured not = calibration(4).with(Optional.empty());
    assertEquals(not, decode(CalibrationFile.encode(HASH, not)));
  }

  @Test
  void aFileFromBeforeHeadsWereMeasuredIsReadForItsProfiles() throws RefusedCalibrationException {
    Calibration.Measured old = calibration(4).with(Optional.empty());
    assertEquals(old, decode(firstVersion(old)));
    byte[] cut = CalibrationFile.encode(HASH, calibration(4));
    cut[8] = 1;
    refused(signed(cut), "evidence in a file of the first version");
  }

  @Test
  void aFileWhoseJudgeWasAskedAnotherQuestionIsReadForItsProfiles() throws Exception {
    byte[] former = CalibrationFile.encode(HASH, calibration(4));
    former[8] = 2;
    assertEquals(calibration(4).with(Optional.empty()), decode(signed(former)));
  }

  /** As the first version wrote it: nothing behind the statistics but the checksum. */
  static byte[] firstVersion(Calibration.Measured calibration) {
    byte[] now = CalibrationFile.encode(HASH, calibration.with(Optional.empty()));
    byte[] then = Arrays.copyOf(now, now.length - 4);
    then[8] = 1;
    return signed(then);
  }

  @Test
  void aHeadThatTheModelDoesNotHaveOrThatIsThereTwiceIsRefused() {
    RetrievalHeads.Told told = new RetrievalHeads.Told(new AttentionHead(4, 0), 0.2);
    for (List<RetrievalHeads.Told> heads : List.of(List.of(told), List.of(told, told))) {
      int layers = heads.size() == 1 ? 4 : 5;
      EvidenceMeasure wrong = new EvidenceMeasure(new RetrievalHeads(heads), evidence().judge());
      refused(
          CalibrationFile.encode(HASH, calibration(layers).with(Optional.of(wrong))),
          heads.toString());
    }
  }

  @Test
  void aFileOfAnotherModelIsRefused() {
    byte[] bytes = CalibrationFile.encode("0".repeat(64), calibration(4));
    refused(bytes, "another model");
  }

  @Test
  void anotherVersionIsRefusedAlsoWithARightChecksum() {
    byte[] bytes = CalibrationFile.encode(HASH, calibration(4));
    bytes[8]++;
    refused(signed(bytes), "another version");
  }

  @Test
  void everySingleBitFlippedIsRefused() {
    byte[] bytes = CalibrationFile.encode(HASH, calibration(4));
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refused(damaged, "bit " + bit);
    }
  }

  @Test
  void everyTruncationAndExtensionIsRefused() {
    byte[] bytes = CalibrationFile.encode(HASH, calibration(4));
    for (int length = 0; length < bytes.length; length++) {
      refused(Arrays.copyOf(bytes, length), "length " + length);
      refused(signed(Arrays.copyOf(bytes, length)), "length " + length);
    }
    refused(Arrays.copyOf(bytes, bytes.length + 1), "one more");
  }

  /** The checksum would refuse nearly all of these: what lies behind it must hold by itself. */
  @Test
  void damageWithARightChecksumIsRefusedOrReadWhole() {
    byte[] bytes = CalibrationFile.encode(HASH, calibration(4));
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = bytes.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        Calibration.Measured measured = decode(signed(damaged));
        assertTrue(measured.profiles().size() <= 3, "seed " + SEED + " round " + round);
        read++;
      } catch (RefusedCalibrationException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("it"), "seed " + SEED);
      }
    }
    assertTrue(read > 0, "a damaged figure with a right checksum cannot be told");
  }

  @Test
  void randomBytesAreRefused() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2000; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      refused(noise, "seed " + SEED + " round " + round);
      System.arraycopy(
          CalibrationFile.MAGIC, 0, noise, 0, Math.min(noise.length, CalibrationFile.MAGIC.length));
      refused(signed(noise), "seed " + SEED + " round " + round);
    }
  }

  /** With its length and checksum made right. */
  private static byte[] signed(byte[] bytes) {
    if (bytes.length < 20) {
      return bytes;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(12, bytes.length);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - 4);
    buffer.putInt(bytes.length - 4, (int) crc.getValue());
    return bytes;
  }
}
