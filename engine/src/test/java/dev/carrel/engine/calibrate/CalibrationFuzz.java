// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.fuzz.FuzzTarget;
import dev.carrel.engine.model.Calibration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/** Calibration files whose length and checksum are right, as who makes one would have them. */
public final class CalibrationFuzz implements FuzzTarget {
  private static final int LENGTH_AT = 12;

  @Override
  public String name() {
    return "calibrations";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        CalibrationFile.encode(CalibrationFileTest.HASH, CalibrationFileTest.calibration(2)),
        CalibrationFile.encode(CalibrationFileTest.HASH, CalibrationFileTest.calibration(24)),
        CalibrationFileTest.firstVersion(CalibrationFileTest.calibration(3)));
  }

  @Override
  public void run(byte[] input, Path folder) throws IOException {
    read(input.length >= LENGTH_AT + 2 * Integer.BYTES ? mended(input) : input);
  }

  private static byte[] mended(byte[] input) {
    byte[] bytes = input.clone();
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    all.putInt(LENGTH_AT, bytes.length);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length - Integer.BYTES);
    all.putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
    return bytes;
  }

  private static void read(byte[] bytes) throws IOException {
    try {
      Calibration.Measured read = CalibrationFile.decode(bytes, CalibrationFileTest.HASH);
      byte[] written = CalibrationFile.encode(CalibrationFileTest.HASH, read);
      if (!CalibrationFile.decode(written, CalibrationFileTest.HASH).equals(read)) {
        throw new IllegalStateException("what was read is not what is written");
      }
    } catch (RefusedCalibrationException e) {
      throw new IOException(e);
    }
  }
}
