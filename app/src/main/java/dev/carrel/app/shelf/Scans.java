// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The rows whose scans nobody could read, until what reads them is here. */
public final class Scans {
  /** A page that lacks so many characters may be read better from its picture. */
  private static final int MANY_UNKNOWN = 10;

  private final Shelves shelves;
  private final Consumer<ShelfItem> again;
  private final Set<ShelfItem> waiting = new LinkedHashSet<>();
  private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper();

  /**
   * None yet.
   *
   * @param again takes a row's file in once more
   */
  Scans(Shelves shelves, Consumer<ShelfItem> again) {
    this.shelves = shelves;
    this.again = again;
  }

  /** Whether there is a scan that nobody could read. */
  public ReadOnlyBooleanProperty wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  /** What reads them is here: they are taken in again, one after another. */
  public void read() {
    List<ShelfItem> rows = List.copyOf(waiting);
    forget();
    rows.stream()
        .filter(row -> shelves.of(row).isPresent() && !row.state().isBusy())
        .forEach(again);
  }

  /** A person does not want them read. */
  public void forget() {
    waiting.clear();
    wanted.set(false);
  }

  void refused(ShelfItem item, CarrelException error) {
    if (error.code() == Code.NO_TEXT && error.remedy().equals(UnreadablePage.HOW_TO_RECOGNIZE)) {
      wait(item);
    }
  }

  void added(ShelfItem item, Document text) {
    boolean scans = text.unreadable().stream().anyMatch(UnreadablePage::canBeRecognized);
    if (scans || text.notices().stream().anyMatch(Scans::isUnread)) {
      wait(item);
    } else {
      waiting.remove(item);
    }
  }

  private static boolean isUnread(Notice notice) {
    return switch (notice.code()) {
      case PICTURES_UNREAD, POOR_LAYER -> true;
      case UNKNOWN_CHARACTERS -> notice.count() >= MANY_UNKNOWN;
      default -> false;
    };
  }

  private void wait(ShelfItem item) {
    waiting.add(item);
    wanted.set(true);
  }
}
