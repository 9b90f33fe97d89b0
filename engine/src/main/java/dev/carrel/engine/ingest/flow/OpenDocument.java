// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.FileToRead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The package of an OpenDocument file (ISO/IEC 26300-2): its content, its styles. */
public final class OpenDocument {
  private static final String MANIFEST = "META-INF/manifest.xml";

  private final ZipParts parts;

  private OpenDocument(ZipParts parts) {
    this.parts = parts;
  }

  /** Whether the first bytes of a file say that it is one of these, such as "text". */
  public static boolean isKind(byte[] start, String kind) {
    return ZipParts.names(start, "mimetypeapplication/vnd.oasis.opendocument." + kind);
  }

  /**
   * Unpacks one.
   *
   * @param what it should be, as in "OpenDocument text"
   * @throws CarrelException FILE_CORRUPT if it is none; FILE_UNREADABLE if it is encrypted
   */
  public static OpenDocument of(FileToRead file, String what) throws IOException {
    ZipParts parts =
        ZipParts.of(
            file,
            name ->
                name.equals("content.xml") || name.equals("styles.xml") || name.equals(MANIFEST));
    String manifest =
        new String(parts.part(MANIFEST).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
    if (manifest.contains("encryption-data")) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          file.name() + " is encrypted with a password.",
          "Open it in the program that made it and save it without a password.");
    }
    if (parts.part("content.xml").isEmpty()) {
      throw new CarrelException(
          Code.FILE_CORRUPT,
          "%s has no content part: it is no %s, or is damaged.".formatted(file.name(), what),
          "Open it in the program that made it and save it anew.");
    }
    return new OpenDocument(parts);
  }

  /** That one of its parts is no XML. */
  public static CarrelException damaged(FileToRead file, Exception cause) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        file.name() + " is damaged: its text is no XML.",
        "Open it in the program that made it and save it anew.",
        cause);
  }

  public InputStream content() {
    return parts.open("content.xml").orElseThrow();
  }

  /** The styles that have names; empty if there are none. */
  public InputStream styles() {
    return parts.open("styles.xml").orElse(InputStream.nullInputStream());
  }

  /** Whether there are styles that have names. */
  public boolean hasStyles() {
    return parts.part("styles.xml").isPresent();
  }
}
