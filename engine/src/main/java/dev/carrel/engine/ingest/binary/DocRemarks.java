// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;

/**
 * The comments of a Word file, in the order in which the text calls them: where each stands, and
 * who made it, of which POI says nothing ([MS-DOC], 2.8.7 and 2.9.8).
 */
final class DocRemarks {
  private static final char BEGINS = '\u0005';

  private static final int COMMENTS = 4;
  private static final int OWNERS = 36;

  /** Of what is kept of a comment: behind the letters that stand for a name, whose they are. */
  private static final int KEPT = 30;

  private static final int OWNER = 20;

  /**
   * A comment.
   *
   * @param from where it begins among all comments
   * @param by who made it; empty if that is not told
   */
  record Remark(int from, int to, String by) {}

  private DocRemarks() {}

  static List<Remark> of(HWPFDocument document) {
    Range all = document.getCommentsRange();
    String text = all.text();
    List<String> makers = makers(document);
    List<Remark> remarks = new ArrayList<>();
    int from = text.indexOf(BEGINS);
    while (from >= 0) {
      int next = text.indexOf(BEGINS, from + 1);
      int number = remarks.size();
      remarks.add(
          new Remark(
              from,
              next < 0 ? text.length() : next,
              number < makers.size() ? makers.get(number) : ""));
      from = next;
    }
    return remarks;
  }

  private static List<String> makers(HWPFDocument document) {
    ByteBuffer owners = DocParts.part(document, OWNERS);
    List<String> names = new ArrayList<>();
    while (owners.remaining() >= 2) {
      int bytes = 2 * Short.toUnsignedInt(owners.getShort());
      if (bytes > owners.remaining()) {
        break;
      }
      byte[] name = new byte[bytes];
      owners.get(name);
      names.add(CompoundFile.line(new String(name, StandardCharsets.UTF_16LE)));
    }
    ByteBuffer comments = DocParts.part(document, COMMENTS);
    int count = Math.max(0, (comments.remaining() - 4) / (4 + KEPT));
    List<String> makers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int owner = comments.getShort(4 * (count + 1) + KEPT * i + OWNER);
      makers.add(owner >= 0 && owner < names.size() ? names.get(owner) : "");
    }
    return makers;
  }
}
