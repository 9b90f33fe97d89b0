// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.regex.Pattern;

/**
 * The identity of a document: the SHA-256 of its file's bytes. Two files with the same bytes are
 * one document.
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

  @Override
  public int compareTo(DocumentId other) {
    return sha256.compareTo(other.sha256);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
