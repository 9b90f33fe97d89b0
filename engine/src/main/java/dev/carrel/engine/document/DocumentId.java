// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.regex.Pattern;

/**
 * The identity of a document: the SHA-256 of its file's bytes, or what {@link ReadAs#id} makes of
 * it. Two files with the same bytes that were read in one way are one document.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record DocumentId(String sha256) implements Comparable<DocumentId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public DocumentId {
    if (!FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not 64 hexadecimal digits: \"" + sha256 + "\"");
    }
  }

  /** Whether the document was read from bytes of this SHA-256. */
  public boolean isOf(String bytes) {
    return ReadAs.isOf(this, bytes);
  }

  @Override
  public int compareTo(DocumentId other) {
    return sha256.compareTo(other.sha256);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
