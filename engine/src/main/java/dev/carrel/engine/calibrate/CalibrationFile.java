// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import dev.carrel.engine.model.ProfileMeasure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The bytes of a calibration: {@code docs/formats/calibration.md}, field by field. */
final class CalibrationFile {
  static final byte[] MAGIC = "CARRELKV".getBytes(StandardCharsets.US_ASCII);

  /** Raised when the format changes. */
  static final int VERSION = 3;

  /** Evidence was measured by another question; all else is the same, and is used. */
  static final int VERSION_OF_FORMER_EVIDENCE = 2;

  /** Without what is known of evidence; all else is the same, and is used. */
  static final int VERSION_WITHOUT_EVIDENCE = 1;

  static final int MOST_BYTES = 64 << 20;

  private static final int HEADER = 64;
  private static final int PROFILE = 32;
  private static final int HASH = 32;
  private static final int CRC = 4;
  private static final int MOST_LAYERS = 4096;
  private static final int MOST_METHOD = 1000;

  /** The code of a type is its place here. */
  private static final List<KvType> TYPES =
      List.of(KvType.F16, KvType.Q8_0, KvType.TURBO3, KvType.TURBO4);

  /** The code of a profile is its place here. */
  private static final List<KvProfile> PROFILES =
      List.of(KvProfile.EXACT, KvProfile.FAITHFUL, KvProfile.BALANCED, KvProfile.COMPACT);

  private CalibrationFile() {}

  static byte[] encode(String sha256, Calibration.Measured calibration) {
    byte[] method = calibration.method().getBytes(StandardCharsets.UTF_8);
    byte[] statistics = calibration.statistics().bytes();
    List<ProfileMeasure> profiles = calibration.profiles();
    int layers = profiles.isEmpty() ? 0 : profiles.getFirst().types().layers();
    int size =
        HEADER
            + profiles.size() * (PROFILE + 2 * layers)
            + method.length
            + statistics.length
            + EvidenceBytes.size(calibration.evidence())
            + CRC;
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(VERSION).putInt(size).put(HexFormat.of().parseHex(sha256));
    out.putInt(layers).putInt(profiles.size()).putInt(method.length).putInt(statistics.length);
    profiles.forEach(profile -> put(out, profile));
    out.put(method).put(statistics);
    EvidenceBytes.put(out, calibration.evidence());
    out.putInt(crc(out.array(), size - CRC));
    return out.array();
  }

  private static void put(ByteBuffer out, ProfileMeasure profile) {
    out.put((byte) PROFILES.indexOf(profile.profile())).put((byte) (profile.passed() ? 1 : 0));
    out.putShort((short) 0).putInt(profile.loss().tokens());
    out.putDouble(profile.bitsPerValue());
    out.putDouble(profile.loss().meanKld()).putDouble(profile.loss().sameTop());
    profile.types().keys().forEach(type -> out.put((byte) TYPES.indexOf(type)));
    profile.types().values().forEach(type -> out.put((byte) TYPES.indexOf(type)));
  }

  private static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /**
   * Reads a file, or refuses it whole.
   *
   * @param sha256 of the model that it must be of
   */
  static Calibration.Measured decode(byte[] bytes, String sha256)
      throws RefusedCalibrationException {
    require(bytes.length >= HEADER + CRC, "it is too short: " + bytes.length + " bytes");
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    require(Arrays.equals(take(in, MAGIC.length), MAGIC), "it is something else");
    int version = in.getInt();
    require(
        version >= VERSION_WITHOUT_EVIDENCE && version <= VERSION,
        "it is of version " + version + ", not " + VERSION);
    int size = in.getInt();
    require(size == bytes.length, "it has " + bytes.length + " bytes, not " + size);
    require(crc(bytes, size - CRC) == in.getInt(size - CRC), "its checksum is wrong");
    String hash = HexFormat.of().formatHex(take(in, HASH));
    require(hash.equals(sha256), "it is of the model " + hash);
    return body(in, bytes.length - CRC, version);
  }

  private static Calibration.Measured body(ByteBuffer in, int end, int version)
      throws RefusedCalibrationException {
    boolean withEvidence = version != VERSION_WITHOUT_EVIDENCE;
    int layers = count(in, MOST_LAYERS, "layers");
    int count = count(in, PROFILES.size() - 1, "profiles");
    int methodLength = count(in, MOST_METHOD, "bytes of method");
    int statisticsLength = count(in, MOST_BYTES, "bytes of statistics");
    long needed = HEADER + (long) count * (PROFILE + 2L * layers) + methodLength + statisticsLength;
    require(
        withEvidence ? needed < end : needed == end,
        "its parts take " + needed + " bytes, not " + end);
    require(layers > 0 && count > 0, "it is empty");
    List<ProfileMeasure> profiles = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ProfileMeasure profile = profile(in, layers);
      require(
          profiles.isEmpty() || profiles.getLast().profile().compareTo(profile.profile()) < 0,
          "its profiles are out of order");
      profiles.add(profile);
    }
    String method = new String(take(in, methodLength), StandardCharsets.UTF_8);
    KvStatistics statistics = new KvStatistics(take(in, statisticsLength));
    Optional<EvidenceMeasure> evidence =
        withEvidence ? EvidenceBytes.take(in, layers) : Optional.empty();
    require(in.position() == end, "there is more behind it");
    return new Calibration.Measured(
        statistics, profiles, method, evidence.filter(_ -> version != VERSION_OF_FORMER_EVIDENCE));
  }

  private static ProfileMeasure profile(ByteBuffer in, int layers)
      throws RefusedCalibrationException {
    int code = in.get();
    require(code > 0 && code < PROFILES.size(), "it has a profile " + code);
    int passed = in.get();
    require((passed == 0 || passed == 1) && in.getShort() == 0, "it has a flag " + passed);
    int tokens = count(in, Integer.MAX_VALUE, "tokens");
    double bits = number(in, 64);
    double meanKld = number(in, Double.MAX_VALUE);
    double sameTop = number(in, 1);
    KvTypes types = new KvTypes(types(in, layers), types(in, layers));
    return new ProfileMeasure(
        PROFILES.get(code), types, bits, new KvLoss(meanKld, sameTop, tokens), passed == 1);
  }

  private static List<KvType> types(ByteBuffer in, int layers) throws RefusedCalibrationException {
    List<KvType> types = new ArrayList<>(layers);
    for (byte code : take(in, layers)) {
      require(code >= 0 && code < TYPES.size(), "it has a type " + code);
      types.add(TYPES.get(code));
    }
    return types;
  }

  static int count(ByteBuffer in, int most, String what) throws RefusedCalibrationException {
    int count = in.getInt();
    require(count >= 0 && count <= most, "it has " + count + " " + what);
    return count;
  }

  static double number(ByteBuffer in, double most) throws RefusedCalibrationException {
    double number = in.getDouble();
    require(number >= 0 && number <= most, "it has a figure " + number);
    return number;
  }

  private static byte[] take(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  static void require(boolean holds, String reason) throws RefusedCalibrationException {
    if (!holds) {
      throw new RefusedCalibrationException(reason);
    }
  }
}
