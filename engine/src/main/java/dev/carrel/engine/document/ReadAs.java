// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import dev.carrel.engine.ground.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a person wants documents read where their files leave a choice.
 *
 * @param changes how tracked changes are read
 * @param comments whether comments and highlights are read
 */
public record ReadAs(Changes changes, boolean comments) {
  /** With both sides of each change, and with comments. */
  public static final ReadAs DEFAULT = new ReadAs(Changes.BOTH, true);

  /** How tracked changes are read. */
  public enum Changes {
    /** Both sides, each marked. */
    BOTH("both", "as they were made"),
    /** The text as it is when all are accepted. */
    ACCEPTED("accepted", "as accepted; what was taken out was not read"),
    /** The text as it was before them. */
    ORIGINAL("original", "as rejected; what was put in was not read");

    private final String label;
    private final String shown;

    Changes(String label, String shown) {
      this.label = label;
      this.shown = shown;
    }

    /** By which a person asks for it. */
    public String label() {
      return label;
    }

    /** What a notice says of the changes. */
    public String shown() {
      return shown;
    }

    /** The one that is asked for so; empty if none is. */
    public static Optional<Changes> named(String label) {
      return Arrays.stream(values())
          .filter(one -> one.label.equals(label.toLowerCase(Locale.ROOT)))
          .findFirst();
    }

    /** Whether text is left out that a change put there. */
    public boolean hidesInserted() {
      return this == ORIGINAL;
    }

    /** Whether text is left out that a change took away. */
    public boolean hidesDeleted() {
      return this == ACCEPTED;
    }
  }

  /** The same with this of both that made a difference to a document. */
  public ReadAs where(boolean hasChanges, boolean hasComments) {
    return new ReadAs(hasChanges ? changes : Changes.BOTH, !hasComments || comments);
  }

  /**
   * What a document is called by that was read so: the hash of its file's bytes where it was read
   * as usual, and else one of that and the choice, so that no two readings are taken for one.
   *
   * @param sha256 of the file's bytes
   */
  public DocumentId id(String sha256) {
    String choice = " changes=%s comments=%s".formatted(changes.label(), comments);
    return new DocumentId(
        equals(DEFAULT)
            ? sha256
            : Sha256.hex((sha256 + choice).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Whether a document was read from the bytes of this hash, in whatever way. */
  static boolean isOf(DocumentId id, String sha256) {
    return Arrays.stream(Changes.values())
        .flatMap(changes -> Stream.of(new ReadAs(changes, true), new ReadAs(changes, false)))
        .anyMatch(as -> as.id(sha256).equals(id));
  }
}
