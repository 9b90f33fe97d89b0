package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentEntry;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** How much of the open collection the model has read. */
final class Counts {
  final ReadOnlyIntegerWrapper pagesRead = new ReadOnlyIntegerWrapper();
  final ReadOnlyIntegerWrapper documentsRead = new ReadOnlyIntegerWrapper();
  final ReadOnlyIntegerWrapper documentsToAsk = new ReadOnlyIntegerWrapper();
  final ReadOnlyIntegerWrapper documentsComing = new ReadOnlyIntegerWrapper();

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
    documentsComing.set((int) items.stream().filter(item -> item.state().isBusy()).count());
    documentsRead.set(read.size());
    documentsToAsk.set(read.size() + (int) underWay);
    pagesRead.set(read.stream().mapToInt(entry -> entry.pages() - entry.unreadable()).sum());
  }
}
