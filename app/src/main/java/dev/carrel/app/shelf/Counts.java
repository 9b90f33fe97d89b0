// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentEntry;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** How much of the open collection the model has read. */
public final class Counts {
  private final ReadOnlyIntegerWrapper pagesRead = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper documentsRead = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper documentsToAsk = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper documentsComing = new ReadOnlyIntegerWrapper();

  Counts() {}

  /** Pages of the documents that the model has read. */
  public ReadOnlyIntegerProperty pagesReadProperty() {
    return pagesRead.getReadOnlyProperty();
  }

  /** Documents that the model has read. */
  public ReadOnlyIntegerProperty documentsReadProperty() {
    return documentsRead.getReadOnlyProperty();
  }

  /** Documents that can be asked about: read, or read in part. */
  public ReadOnlyIntegerProperty documentsToAskProperty() {
    return documentsToAsk.getReadOnlyProperty();
  }

  /** Documents that are being taken in or read, or wait for it. */
  public ReadOnlyIntegerProperty documentsComingProperty() {
    return documentsComing.getReadOnlyProperty();
  }

  private static boolean isComing(ItemState state) {
    boolean paused = state instanceof ItemState.Recognizing scan && scan.isPaused();
    return state.isBusy() && !paused;
  }

  void count(List<ShelfItem> items) {
    List<DocumentEntry> read =
        items.stream()
            .filter(item -> item.state() instanceof ItemState.Read)
            .flatMap(item -> item.entry().stream())
            .toList();
    long underWay =
        items.stream()
            .filter(
                item ->
                    item.state() instanceof ItemState.Reading reading
                        && !reading.loading()
                        && reading.share() > 0)
            .count();
    documentsComing.set((int) items.stream().filter(item -> isComing(item.state())).count());
    documentsRead.set(read.size());
    documentsToAsk.set(read.size() + (int) underWay);
    pagesRead.set(read.stream().mapToInt(entry -> entry.pages() - entry.unreadable()).sum());
  }
}
