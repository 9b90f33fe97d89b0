// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A slice that lies in the cache folder.
 *
 * @param name of the file, and for the report
 * @param slice what is in it
 * @param sha256 of the file
 * @param bytes of the file
 */
record SliceFile(String name, SliceModel slice, String sha256, long bytes) {
  /** 4 of the 36 layers of Qwen3-4B, and 4/36 of its vocabulary. */
  static final SliceFile QWEN3_4B =
      new SliceFile(
          "slice-qwen3-4b-4-layers",
          new SliceModel(4, 2560, 32, 8, 128, 9728, 16_896),
          "f8e74e5c37e8027cf3fda17b979f026ab4daa68d5413789b8c5ff7c39d5f3cf4",
          251_512_096);

  /**
   * The cache of a 4B model with 8 layers that look back on everything, as Qwen3.5-4B has them: 4
   * heads of 256, 32 KiB a token in f16. All that is not attention is narrow.
   */
  static final SliceFile CACHE_4B =
      new SliceFile(
          "slice-4b-cache-8-layers",
          new SliceModel(8, 256, 16, 4, 256, 512, 1024),
          "7ad24f37de1cb428be75b2010b3922c0694b29f7fb1dde59611618dccda303d5",
          13_753_120);

  /** The file: written where it is not there, or not whole. */
  Path file(Platform platform, Cancellation cancellation) {
    Path file = platform.cache().resolve("bench").resolve(name + ".gguf");
    try {
      if (!Files.isRegularFile(file) || !Sha256.of(file, cancellation).equals(sha256)) {
        slice.write(file);
      }
      return file;
    } catch (IOException e) {
      throw new CarrelException(
          Code.DISK_FULL,
          "The model slice cannot be written to %s: %s.".formatted(file, e.getMessage()),
          "Make %s of room there, or set CARREL_CACHE to another folder."
              .formatted(ByteSize.text(bytes)),
          e);
    }
  }

  /** The file, loaded. */
  BenchModel load(Platform platform, int threads, Progress progress, Cancellation cancellation) {
    return BenchModel.load(name, file(platform, cancellation), threads, progress, cancellation);
  }
}
