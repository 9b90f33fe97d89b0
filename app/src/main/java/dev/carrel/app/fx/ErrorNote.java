// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.CarrelException;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * An error where it belongs: what happened, what to do, and the message to copy. It is copied as
 * the engine said it, so that whoever gets a report can read it.
 */
public final class ErrorNote extends VBox {
  private final FlowPane links = new FlowPane();

  /**
   * Shows an error.
   *
   * @param actions buttons or links that help, shown before "copy"
   */
  public ErrorNote(CarrelException error, List<? extends Node> actions) {
    getStyleClass().add("error-note");
    setAccessibleRole(AccessibleRole.TEXT);
    ErrorWords words = ErrorWords.of(error);
    setAccessibleText(words(error));
    links.getStyleClass().add("links");
    links.setMinWidth(0);
    links.getChildren().addAll(actions);
    links.getChildren().add(copyLink(error));
    getChildren().add(Words.label("error-message", words.message()));
    words.detail().ifPresent(detail -> getChildren().add(Words.label("error-detail", detail)));
    getChildren().addAll(Words.label("error-remedy", words.remedy()), links);
  }

  /** A link that is wider than the note, with large text, ends in dots and not outside. */
  @Override
  protected void layoutChildren() {
    double inside = getWidth() - getInsets().getLeft() - getInsets().getRight();
    for (Node link : links.getChildren()) {
      if (link instanceof Region region) {
        region.setMaxWidth(inside);
      }
    }
    super.layoutChildren();
  }

  private static Node copyLink(CarrelException error) {
    Strings strings = Strings.of(ErrorNote.class);
    Hyperlink link = link(strings.get("error.copy"));
    link.setOnAction(
        event -> {
          CopiedText.put(words(error));
          link.setText(strings.get("error.copied"));
        });
    return link;
  }

  /** A link in the manner of these notes. */
  public static Hyperlink link(String text) {
    Hyperlink link = new Hyperlink(text);
    link.getStyleClass().add("quiet-link");
    return link;
  }

  /** The same, which does something. */
  public static Hyperlink link(String id, String text, Runnable action) {
    return acting(link(text), id, action);
  }

  /** A button in the manner of these notes. */
  public static Button button(String text) {
    Button button = new Button(text);
    button.getStyleClass().addAll("small");
    return button;
  }

  /** The same, which does something. */
  public static Button button(String id, String text, Runnable action) {
    return acting(button(text), id, action);
  }

  private static <T extends ButtonBase> T acting(T button, String id, Runnable action) {
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static String words(CarrelException error) {
    return "%s: %s %s".formatted(error.code(), error.getMessage(), error.remedy());
  }
}
