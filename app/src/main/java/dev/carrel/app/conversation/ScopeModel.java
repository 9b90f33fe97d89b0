// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.engine.Engine;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which documents a question is asked about, by name. */
public final class ScopeModel {
  private final Engine engine;
  private final Background background;
  private final ReadOnlyObjectWrapper<Readiness> readiness =
      new ReadOnlyObjectWrapper<>(Readiness.NOTHING);
  private final ReadOnlyObjectWrapper<Scope> scope = new ReadOnlyObjectWrapper<>(Scope.NOTHING);
  private OptionalLong collection = OptionalLong.empty();

  ScopeModel(Engine engine, Background background) {
    this.engine = engine;
    this.background = background;
  }

  public ReadOnlyObjectProperty<Readiness> readinessProperty() {
    return readiness.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Scope> scopeProperty() {
    return scope.getReadOnlyProperty();
  }

  void open(OptionalLong newCollection) {
    collection = newCollection;
    refresh();
  }

  void readiness(Readiness now) {
    if (!now.equals(readiness.get())) {
      readiness.set(now);
      refresh();
    }
  }

  /** Looks again: documents came, went, or have other names. */
  private void refresh() {
    OptionalLong now = collection;
    background
        .task(Lane.QUICK, "name documents", (progress, cancellation) -> look(now))
        .onDone(
            found -> {
              if (now.equals(collection)) {
                scope.set(found);
              }
            })
        .start();
  }

  private Scope look(OptionalLong of) {
    List<DocumentId> read = engine.reading().documents();
    List<DocumentEntry> members =
        of.isEmpty()
            ? engine.documents().entries()
            : engine.collections().list().stream()
                .filter(listed -> listed.id() == of.getAsLong())
                .flatMap(listed -> listed.documents().stream().map(document -> document.entry()))
                .toList();
    return new Scope(
        read.stream()
            .flatMap(id -> engine.documents().entry(id).stream())
            .map(DocumentEntry::name)
            .toList(),
        members.stream()
            .filter(entry -> !Set.copyOf(read).contains(entry.id()))
            .map(DocumentEntry::name)
            .toList());
  }
}
