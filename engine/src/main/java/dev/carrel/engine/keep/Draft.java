// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.time.Instant;
import java.util.Optional;

/** A part that is to be written: what its header will say. */
final class Draft {
  private Draft() {}

  /**
   * The front of a file, with an empty table.
   *
   * @throws IllegalArgumentException if something is empty, too long, or not the parent's
   */
  static PartFront of(
      String key,
      Optional<KeptPart> parent,
      int[] tokens,
      String label,
      Instant created,
      Probe probe,
      long payloadBytes) {
    int keyLength = length("the key", key, PartFront.MOST_KEY);
    int labelLength = length("the label", label, PartFront.MOST_TEXT);
    int pathLength = length("the probe's path", probe.computePath(), PartFront.MOST_TEXT);
    require(keyLength > 0, "the key is empty");
    require(
        tokens.length > 0 && tokens.length <= PartFront.MOST_TOKENS,
        "a run has 1 to " + PartFront.MOST_TOKENS + " tokens, not " + tokens.length);
    require(
        payloadBytes > 0 && payloadBytes <= PartFront.MOST_PAYLOAD,
        "a part has 1 to " + PartFront.MOST_PAYLOAD + " bytes, not " + payloadBytes);
    require(
        parent.isEmpty() || parent.get().key().equals(key),
        "the key is not that of the part before");
    int first = parent.map(KeptPart::end).orElse(0);
    require(first <= Integer.MAX_VALUE - tokens.length, "the context is too long");
    Optional<String> parentId = parent.map(KeptPart::id);
    String id = PartId.of(key, parentId, tokens, 0, tokens.length);
    int texts = keyLength + labelLength + pathLength;
    long offset =
        PartFront.payloadOffset(
            PartFront.headerLength(texts, tokens.length, probe.top().size()), payloadBytes);
    KeptPart part =
        new KeptPart(
            id,
            parentId,
            key,
            first,
            tokens.length,
            label,
            created,
            offset + payloadBytes,
            payloadBytes,
            probe);
    BlockTable table = BlockTable.empty(BlockTable.blocks(payloadBytes));
    return new PartFront(part, table, offset);
  }

  private static int length(String what, String text, int most) {
    int length = PartFront.utf8(text).length;
    require(length <= most, what + " has more than " + most + " bytes");
    return length;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
