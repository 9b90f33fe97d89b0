package dev.carrel.app.conversation;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.answer.Quote;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The right pane: turns one below the other, and where the next question is typed. */
public final class ConversationView extends VBox {
  private final ConversationModel model;
  private final Consumer<Quote> onOpen;
  private final ReadOnlyIntegerProperty documentsRead;
  private final Strings strings = Strings.of(ConversationView.class);
  private final VBox turns = new VBox();
  private final ScrollPane scroll = new ScrollPane(turns);
  private final VBox empty = new VBox();
  private final StackPane notice = new StackPane();
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final Composer composer;

  /**
   * Shows a conversation.
   *
   * @param documentsRead how many documents can be asked about
   * @param onOpen shows where a quote stands
   */
  public ConversationView(
      ConversationModel model, ReadOnlyIntegerProperty documentsRead, Consumer<Quote> onOpen) {
    this.model = model;
    this.documentsRead = documentsRead;
    this.onOpen = onOpen;
    getStyleClass().add("conversation");
    setMinWidth(260);
    composer =
        new Composer(
            model, hint.getReadOnlyProperty(), documentsRead.map(read -> read.intValue() > 0));
    VBox.setMargin(composer, new javafx.geometry.Insets(0, 20, 18, 20));
    notice.managedProperty().bind(notice.visibleProperty());
    notice.setVisible(false);
    notice.getStyleClass().add("notice");
    getChildren().addAll(header(), body(), notice, composer);
    model.turns().addListener(this::changed);
    documentsRead.subscribe(this::update);
    model.turns().subscribe(this::update);
    update();
  }

  private HBox header() {
    Label title = new Label(strings.get("title"));
    title.getStyleClass().add("document-name");
    HBox header = new HBox(title);
    header.getStyleClass().add("pane-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private StackPane body() {
    turns.getStyleClass().add("turns");
    scroll.setId("turns");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("turns-pane");
    // While an answer grows the view stays at its end, unless a person has scrolled away from it.
    turns
        .heightProperty()
        .addListener(
            (height, before, now) -> {
              boolean atEnd =
                  scroll.getVvalue() > 0.98
                      || before.doubleValue() <= scroll.getViewportBounds().getHeight();
              if (atEnd) {
                scroll.setVvalue(1);
              }
            });
    empty.getStyleClass().add("empty");
    empty.setAlignment(Pos.CENTER);
    StackPane body = new StackPane(scroll, empty);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    return body;
  }

  private void changed(ListChangeListener.Change<? extends Turn> change) {
    while (change.next()) {
      for (Turn turn : change.getAddedSubList()) {
        turns.getChildren().add(new TurnView(model, turn, onOpen));
        scroll.setVvalue(1);
      }
    }
  }

  private void update() {
    int read = documentsRead.get();
    hint.set(read == 0 ? strings.get("hint.none") : strings.get("hint", read));
    empty.setVisible(model.turns().isEmpty() && !notice.isVisible());
    empty
        .getChildren()
        .setAll(
            label("empty-title", strings.get(read == 0 ? "empty.none" : "empty.title")),
            label("empty-note", strings.get(read == 0 ? "empty.none.note" : "empty.note")));
  }

  private static Label label(String style, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** Shows something above the question that stands in the way of asking, or no longer. */
  public void showNotice(Optional<Node> node) {
    notice.getChildren().clear();
    node.ifPresent(notice.getChildren()::add);
    notice.setVisible(node.isPresent());
    update();
  }

  /** Brings the keyboard to the question. */
  public void focusQuestion() {
    composer.focus();
  }
}
