// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;

/** How much is taken out of one file, with what is inside of the files inside of it. */
final class MemberLimits {
  static final int MOST_FILES = 2_000;

  /** An archive in an archive is opened, and one in that; those within are named. */
  static final int DEEPEST = 3;

  /** Unpacked, whatever the file's size; and beyond that, so often its size. */
  private static final long ALWAYS = 256L << 20;

  private static final int RATIO = 100;
  private static final long MOST_BYTES = 2L << 30;

  private MemberLimits() {}

  /** What may still be taken. */
  static final class Left {
    private final long most;
    private long bytes;
    private long characters;
    private int files;

    /** Of a file of so many bytes. */
    Left(long size) {
      most = Math.min(MOST_BYTES, Math.max(ALWAYS, size * RATIO));
    }

    /** How many were taken. */
    int files() {
      return files;
    }

    void takeFile(String container) {
      if (++files > MOST_FILES) {
        throw tooMuch(container, "holds more than %,d files".formatted(MOST_FILES));
      }
    }

    void takeBytes(int more, String container) {
      bytes += more;
      if (bytes > most) {
        throw tooMuch(container, "unpacks to more than " + ByteSize.text(most));
      }
    }

    void takeCharacters(long more, long limit, String container) {
      characters += more;
      if (characters > limit) {
        throw tooMuch(container, "holds more than %,d characters".formatted(limit));
      }
    }

    private static CarrelException tooMuch(String container, String what) {
      return new CarrelException(
          Code.FILE_TOO_LARGE,
          container + " " + what + ".",
          "Take out the files that you need and add those.");
    }
  }
}
