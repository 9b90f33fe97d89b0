// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code carrel compare --json} prints. */
record ComparisonJson(
    String before,
    String after,
    int wordsBefore,
    int wordsAfter,
    int unchanged,
    List<ChangeJson> changes) {

  /** Characters of a page's text. */
  record PlaceJson(int page, int start, int end) {}

  record SideJson(
      String text,
      @Nullable String label,
      @Nullable String address,
      List<PlaceJson> places,
      List<String> marks) {
    static SideJson of(Side side, Document document) {
      Standing standing =
          side.places().isEmpty() ? Standing.PLAIN : document.standing(side.places());
      return new SideJson(
          side.text(),
          PlaceWords.label(standing),
          PlaceWords.address(standing),
          side.places().stream().map(p -> new PlaceJson(p.page(), p.start(), p.end())).toList(),
          PlaceWords.marks(standing));
    }
  }

  record EditJson(String removed, String added) {}

  /** {@code modelSays} is null where the model was not asked, or said nothing that is given. */
  record ChangeJson(
      String kind,
      List<String> matters,
      SideJson before,
      SideJson after,
      List<EditJson> edits,
      @Nullable String modelSays) {
    static ChangeJson of(Change change, Document old, Document now, Map<Change, String> meanings) {
      return new ChangeJson(
          lower(change.kind()),
          change.matters().stream().sorted().map(ComparisonJson::lower).toList(),
          SideJson.of(change.before(), old),
          SideJson.of(change.after(), now),
          change.edits().stream()
              .map(edit -> new EditJson(edit.removed().text(), edit.added().text()))
              .toList(),
          meanings.get(change));
    }
  }

  static ComparisonJson of(
      DocumentComparison comparison, Document old, Document now, Map<Change, String> meanings) {
    return new ComparisonJson(
        old.file().toString(),
        now.file().toString(),
        comparison.wordsBefore(),
        comparison.wordsAfter(),
        comparison.unchanged(),
        comparison.byWeight().stream()
            .map(change -> ChangeJson.of(change, old, now, meanings))
            .toList());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
