// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.CopiedText;
import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Shows where a link leads that leaves the document. Nothing is opened before a click says so. */
final class LinkBar extends HBox {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  private final Strings strings = Strings.of(LinkBar.class);
  private final TextField address = new TextField();
  private final Button copy = ErrorNote.button(strings.get("link.copy"));
  private final Button open = ErrorNote.button(strings.get("link.open"));
  private Optional<Consumer<URI>> browser = Optional.empty();

  LinkBar(Runnable onClosed) {
    getStyleClass().add("find-bar");
    setId("link-bar");
    setAlignment(Pos.CENTER_LEFT);
    address.setId("link-address");
    address.setEditable(false);
    address.setAccessibleText(strings.get("link.leads"));
    HBox.setHgrow(address, Priority.ALWAYS);
    copy.setMinWidth(Region.USE_PREF_SIZE);
    open.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(event -> CopiedText.put(address.getText()));
    open.setId("link-open");
    open.setOnAction(event -> uri().ifPresent(uri -> browser.ifPresent(b -> b.accept(uri))));
    Button close = Icons.button("close", strings.get("link.close"));
    close.setOnAction(
        event -> {
          hide();
          onClosed.run();
        });
    getChildren().addAll(address, copy, open, close);
    hide();
  }

  void openWith(Consumer<URI> newBrowser) {
    browser = Optional.of(newBrowser);
  }

  void show(String where) {
    address.setText(where);
    boolean opens = browser.isPresent() && uri().isPresent();
    open.setVisible(opens);
    open.setManaged(opens);
    setVisible(true);
    setManaged(true);
    copy.requestFocus();
  }

  void hide() {
    setVisible(false);
    setManaged(false);
  }

  /** The address, if it is one that a browser may be given. */
  private Optional<URI> uri() {
    try {
      URI uri = URI.create(address.getText().strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return Optional.of(uri).filter(known -> SCHEMES.contains(scheme));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
