// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.CarrelException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The middle pane: a line of controls over the pages, and what stands beside and beneath them. */
public final class PageView extends BorderPane implements AutoCloseable {
  private final PageModel model;
  private final Background background;
  private final Node placeholder;
  private final Strings strings = Strings.of(PageView.class);
  private final PageToolbar toolbar;
  private final FindBar findBar;
  private final LinkBar linkBar;
  private final LookedLegend legend;
  private final VBox below = new VBox();
  private final Subscription listening;
  private Optional<Pages> pages = Optional.empty();
  private Optional<SideStrip> side = Optional.empty();

  /**
   * Shows what the model has open.
   *
   * @param placeholder shown while nothing is open
   */
  public PageView(PageModel model, Background background, Node placeholder) {
    this.model = model;
    this.background = background;
    this.placeholder = placeholder;
    getStyleClass().add("page-view");
    setMinWidth(320);
    toolbar = new PageToolbar(model, this::focusPages);
    findBar = new FindBar(model.find(), this::focusPages);
    linkBar = new LinkBar(this::focusPages);
    legend = new LookedLegend(model.looked());
    below.getChildren().addAll(legend, linkBar, findBar);
    setTop(toolbar);
    setBottom(below);
    listening =
        Subscription.combine(
            model.openProperty().subscribe(this::show),
            model.note().editingProperty().subscribe(this::reshow),
            model.targetProperty().subscribe(this::goToTarget));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(ScrollEvent.SCROLL, this::wheelOverText);
  }

  /** Says how an address is opened in the system's browser; without it, it can only be copied. */
  public void openAddressesWith(Consumer<URI> browser) {
    linkBar.openWith(browser);
  }

  /** Told of later targets only: a view that is made anew begins where the last one was left. */
  private void goToTarget() {
    pages.ifPresent(shown -> shown.goTo(model.targetProperty().get()));
  }

  private void reshow() {
    if (pages.isPresent() && !(pages.get() instanceof PdfPane)) {
      show(model.openProperty().get());
      focusPages();
    }
  }

  private void show(Optional<PageModel.Open> open) {
    leave();
    linkBar.hide();
    if (open.isEmpty()) {
      setCenter(placeholder);
      return;
    }
    PageModel.Open now = open.get();
    if (PagePlane.isPaper(now.document())) {
      showPdf(now);
    } else if (model.note().editingProperty().get()) {
      use(new NoteEditor(model));
    } else {
      use(new TextPane(model, now.document(), Optional.empty(), this::follow));
    }
  }

  private void showPdf(PageModel.Open now) {
    PdfDrawer drawer = new PdfDrawer(background, now, model.bytes(), new PageErrors(strings));
    use(new PdfPane(model, now, drawer, this::follow));
    SideStrip strip = new SideStrip(model, now.document(), drawer);
    side = Optional.of(strip);
    setLeft(strip);
    drawer.open(model::tell, error -> showText(now, error));
  }

  /** The file is gone, moved or locked: what was read of it can still be shown. */
  private void showText(PageModel.Open failed, CarrelException error) {
    if (model.openProperty().get().filter(failed::equals).isPresent()) {
      leave();
      use(new TextPane(model, failed.document(), Optional.of(banner(failed, error)), this::follow));
    }
  }

  private Node banner(PageModel.Open failed, CarrelException error) {
    return PdfFile.isLocked(error)
        ? PageErrors.passwordNote(strings, error, password -> model.retry(Optional.of(password)))
        : PageErrors.note(strings, error, () -> model.retry(failed.password()));
  }

  private void follow(PageLink link) {
    switch (link) {
      case PageLink.Inside inside -> model.jumpTo(inside.spot());
      case PageLink.Address address -> linkBar.show(address.address());
    }
  }

  private void leave() {
    pages.ifPresent(Pages::close);
    pages = Optional.empty();
    side.ifPresent(SideStrip::close);
    side = Optional.empty();
    setLeft(null);
  }

  private void use(Pages shown) {
    pages = Optional.of(shown);
    StackPane frame = new StackPane(shown.node());
    frame.getStyleClass().add("page-frame");
    setCenter(frame);
    shown.goTo(model.resume());
  }

  /** Brings the keyboard to the pages, or to the first control where there are none. */
  public void focusPages() {
    pages.ifPresentOrElse(shown -> shown.focus().requestFocus(), placeholder::requestFocus);
  }

  /** Shows the bar to find words in this document. */
  public void openFind() {
    if (pages.isPresent()) {
      findBar.open();
    }
  }

  private void key(KeyEvent event) {
    if (pages.isPresent() && (event.isShortcutDown() ? shortcut(event) : plain(event))) {
      event.consume();
    }
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case F -> openFind();
      case G -> toolbar.focusNumber();
      case R -> {
        if (event.isShiftDown()) {
          model.look().rotateBack();
        } else {
          model.look().rotate();
        }
      }
      case DIGIT9, NUMPAD9 -> model.look().fitPage();
      case DIGIT1, NUMPAD1 -> model.look().zoomProperty().set(1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    if (event.isAltDown() && !event.isShiftDown()) {
      return switch (event.getCode()) {
        case LEFT, KP_LEFT -> done(model::back);
        case RIGHT, KP_RIGHT -> done(model::forward);
        default -> false;
      };
    }
    return switch (event.getCode()) {
      case F3 -> done(event.isShiftDown() ? model.find()::previous : model.find()::next);
      case F7 -> done(model.looked()::toggle);
      case F4 ->
          done(() -> model.look().toggle(event.isShiftDown() ? Strip.OUTLINE : Strip.THUMBNAILS));
      case ESCAPE -> escape(event);
      default -> false;
    };
  }

  private boolean escape(KeyEvent event) {
    boolean open = findBar.isVisible() || linkBar.isVisible();
    if (open && event.getCode() == KeyCode.ESCAPE) {
      linkBar.hide();
      model.find().shownProperty().set(false);
      focusPages();
    }
    return open;
  }

  private static boolean done(Runnable action) {
    action.run();
    return true;
  }

  /** Over text there is nothing to hold in place: the letters become larger. */
  private void wheelOverText(ScrollEvent event) {
    boolean paper = pages.filter(shown -> shown instanceof PdfPane).isPresent();
    if (!paper && event.isShortcutDown() && event.getDeltaY() != 0) {
      model.look().zoomBy(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1);
      event.consume();
    }
  }

  /** Lets go of the file and listens to the model no more. */
  @Override
  public void close() {
    listening.unsubscribe();
    toolbar.close();
    findBar.close();
    legend.close();
    leave();
  }
}
