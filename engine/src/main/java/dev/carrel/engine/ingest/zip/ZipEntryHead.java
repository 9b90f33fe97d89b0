// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.zip;

import java.util.Optional;

/**
 * What an archive's directory says of an entry.
 *
 * @param name with the folders before it
 * @param flags bit 0: encrypted
 * @param method 0 stored, 8 deflated
 * @param crc of the unpacked bytes
 * @param packed bytes
 * @param unpacked bytes, as it is said
 * @param header where its local header is, from the start of the archive
 * @param link whether it only names another file
 */
public record ZipEntryHead(
    String name,
    int flags,
    int method,
    long crc,
    long packed,
    long unpacked,
    long header,
    boolean link) {
  public static final int STORED = 0;
  public static final int DEFLATED = 8;

  /** Whether its bytes cannot be had without a password. */
  public boolean isEncrypted() {
    return (flags & 1) != 0 || method == 99;
  }

  /** A folder, or what systems put beside files. */
  public boolean isBeside() {
    String last = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    return last.isEmpty()
        || last.startsWith(".")
        || last.equalsIgnoreCase("Thumbs.db")
        || last.equalsIgnoreCase("desktop.ini")
        || name.startsWith("__MACOSX/");
  }

  /** Why it is not unpacked, as the end of a sentence; empty if it may be. */
  public Optional<String> refused() {
    String path = name.replace('\\', '/');
    if (path.startsWith("/") || path.matches("(?:.*/)?\\.\\.(?:/.*)?|[A-Za-z]:.*")) {
      return Optional.of("its path leads out of the archive");
    }
    if (link) {
      return Optional.of("it is a link");
    }
    if (isEncrypted()) {
      return Optional.of("encrypted");
    }
    if (method != STORED && method != DEFLATED) {
      return Optional.of("packed by method %d, which Carrel does not unpack".formatted(method));
    }
    return Optional.empty();
  }
}
