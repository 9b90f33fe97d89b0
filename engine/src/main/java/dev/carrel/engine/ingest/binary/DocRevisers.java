// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.ingest.flow.MadeBy;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.CHPX;
import org.apache.poi.hwpf.model.RevisionMarkAuthorTable;
import org.apache.poi.hwpf.sprm.SprmIterator;
import org.apache.poi.hwpf.sprm.SprmOperation;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.jspecify.annotations.Nullable;

/** Who changed a Word file, which POI does not tell of a run ([MS-DOC], 2.6.1 and 2.9.271). */
final class DocRevisers {
  /** What names who put words in, and who took them out. */
  private static final int INSERTED_BY = 0x04;

  private static final int DELETED_BY = 0x63;

  private final List<CHPX> runs;
  private final @Nullable RevisionMarkAuthorTable names;

  DocRevisers(HWPFDocument document) {
    runs = document.getCharacterTable().getTextRuns();
    names = document.getRevisionMarkAuthorTable();
  }

  /** " by NAME" of who took words out, or put them in; empty if nobody is named. */
  String by(CharacterRun run, boolean deleted) {
    int at = indexOf(run.getStartOffset());
    if (names == null || at < 0) {
      return "";
    }
    int number = 0;
    SprmIterator properties = runs.get(at).getSprmBuf().iterator();
    while (properties.hasNext()) {
      SprmOperation property = properties.next();
      if (property.getType() == SprmOperation.TYPE_CHP
          && property.getOperation() == (deleted ? DELETED_BY : INSERTED_BY)) {
        number = property.getOperand();
      }
    }
    boolean named = number > 0 && number < names.getSize(); // the first is nobody
    return MadeBy.of(named ? CompoundFile.line(String.valueOf(names.getAuthor(number))) : "");
  }

  private int indexOf(int place) {
    int from = 0;
    int to = runs.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      CHPX run = runs.get(middle);
      if (run.getEnd() <= place) {
        from = middle + 1;
      } else if (run.getStart() > place) {
        to = middle - 1;
      } else {
        return middle;
      }
    }
    return -1;
  }
}
