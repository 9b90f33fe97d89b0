// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A collection on the shelf and the rows in it, in the order of reading. */
public final class ShelfCollection implements ShelfRow {
  private final long id;
  private final ReadOnlyStringWrapper name;
  private final ObservableList<ShelfItem> items = FXCollections.observableArrayList();
  private final BooleanProperty expanded = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  ShelfCollection(long id, String name) {
    this.id = id;
    this.name = new ReadOnlyStringWrapper(name);
  }

  public long id() {
    return id;
  }

  public String name() {
    return name.get();
  }

  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  void rename(String other) {
    name.set(other);
  }

  /** Its rows; to be changed by the shelf's model only. */
  public ObservableList<ShelfItem> items() {
    return items;
  }

  /** Whether its rows are shown. */
  public BooleanProperty expandedProperty() {
    return expanded;
  }

  /** Whether it is the one that is read and asked about. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public boolean isOpen() {
    return open.get();
  }

  void setOpen(boolean now) {
    open.set(now);
  }

  /** The row of a document in it. */
  public Optional<ShelfItem> item(DocumentId document) {
    return items.stream().filter(item -> item.is(document)).findFirst();
  }

  /** Its documents in order; files that are still taken in are none yet. */
  List<DocumentId> documents() {
    return items.stream().flatMap(item -> item.id().stream()).toList();
  }
}
