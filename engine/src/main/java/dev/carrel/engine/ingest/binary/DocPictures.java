// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.PicturesTable;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.OfficeDrawing;
import org.apache.poi.hwpf.usermodel.OfficeDrawings;
import org.jspecify.annotations.Nullable;

/** The pictures of a Word file, as its text comes to them. Belongs to one thread. */
final class DocPictures {
  /** Of all together: one may stand in a file once and be shown often. */
  private static final long MOST_BYTES = 128L << 20;

  private final HWPFDocument document;
  private long bytesKept;

  /** The bytes of each by its name. */
  private final Map<String, byte[]> pictures;

  DocPictures(HWPFDocument document, Map<String, byte[]> pictures) {
    this.document = document;
    this.pictures = pictures;
  }

  /** Keeps one that stands in the line, and says what it is called. */
  Optional<String> within(CharacterRun run) {
    PicturesTable all = document.getPicturesTable();
    return kept(
        () -> {
          byte @Nullable [] bytes =
              all.hasPicture(run) ? all.extractPicture(run, false).getContent() : null;
          return bytes == null || bytes.length == 0 ? null : bytes; // a box in the line has none
        });
  }

  /** Keeps one that text runs around, or over, and says what it is called. */
  Optional<String> beside(int place) {
    OfficeDrawings all = document.getOfficeDrawingsMain();
    return kept(
        () -> {
          OfficeDrawing drawing = all.getOfficeDrawingAt(place);
          return drawing == null ? null : drawing.getPictureData();
        });
  }

  /** What is damaged, or too much, counts as one that was not read. */
  private Optional<String> kept(Supplier<byte @Nullable []> bytes) {
    byte[] picture;
    try {
      picture = bytes.get();
    } catch (RuntimeException e) { // as POI throws them
      picture = new byte[0];
    }
    if (picture == null) {
      return Optional.empty(); // a line, a box, an object
    }
    String name = "picture " + (pictures.size() + 1);
    boolean room = bytesKept + picture.length <= MOST_BYTES;
    pictures.put(name, room ? picture : new byte[0]);
    bytesKept += room ? picture.length : 0;
    return Optional.of(name);
  }

  /** How many there were. */
  int count() {
    return pictures.size();
  }
}
