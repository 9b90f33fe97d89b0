// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ingest.OncePerPicture;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ocr.PageImage;
import dev.carrel.engine.ocr.Recognition;
import dev.carrel.engine.ocr.RecognizedPage;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Hands on the pages of a PDF, and reads from their pictures what their text does not say: pages
 * without text, pages whose text is not what they show, pictures within text.
 */
final class PageRecognition {
  /** A picture of so much of a page that was not read is told. */
  private static final float LARGE = 0.25f;

  private static final System.Logger LOG = System.getLogger(PageRecognition.class.getName());

  /** A page without text that can be read from its picture. */
  record WithoutText(PageSpace space, Page empty) {}

  /** Another page of the document. */
  @FunctionalInterface
  interface OtherPage {
    /** It, if it is without text and can be read from its picture. */
    Optional<WithoutText> page(int number) throws IOException;
  }

  private final PDDocument document;
  private final Recognition recognition;
  private final OtherPage other;
  private final PageSink pages;
  private final Watch watch;
  private final BitSet scans = new BitSet();
  private final BitSet replaced = new BitSet();
  private final BitSet poor = new BitSet();
  private final BitSet withPictures = new BitSet();
  private final BitSet unread = new BitSet();
  private final BitSet lost = new BitSet();

  PageRecognition(
      PDDocument document, Recognition recognition, OtherPage other, PageSink pages, Watch watch) {
    this.other = other;
    this.document = document;
    this.recognition = recognition;
    this.pages = pages;
    this.watch = watch;
  }

  /** Hands on a page without text, as read from its picture if something is there that can. */
  void withoutText(PageSpace space, PageReader.Result.Unreadable none) throws IOException {
    Page empty = none.empty();
    if (!new UnreadablePage(empty.number(), none.reason()).canBeRecognized()
        || !recognition.isThere()) {
      pages.unreadable(empty, none.reason());
      return;
    }
    PageSink.Turn turn = pages.recognizing();
    if (!turn.now()) {
      pages.unreadable(empty, UnreadablePage.LATER);
      return;
    }
    readAhead(turn.ahead(), empty.number());
    PageDrawing.Drawn drawn = draw(empty, space);
    PageImage image = drawn.image();
    RecognizedText.Read read = laidOut(empty, space, image, recognize(image));
    if (read.page().text().isBlank()) {
      pages.unreadable(
          empty, drawn.lost() > 0 ? UnreadablePage.UNDECODED : UnreadablePage.NO_WRITING);
      return;
    }
    if (read.isGuesswork()) {
      pages.unreadable(empty, UnreadablePage.OTHER_SCRIPT);
      return;
    }
    scans.set(empty.number());
    lost.set(empty.number(), drawn.lost() > 0);
    handOn(read, empty);
  }

  /** Hands on a page of text, or what its picture says instead or besides. */
  void text(PageSpace space, PageReader.Result.Text text) {
    Page page = text.page();
    TextLayer layer = new TextLayer(page, text.look().isLayer());
    List<Box> pictures =
        text.look().isLayer() ? List.of() : PagePictures.of(page, text.look().pictures());
    boolean doubtful = layer.isDoubtful();
    boolean toBeChecked = text.look().isLayer() && layer.isReadable();
    if (!recognition.isThere()) {
      note(page, layer, pictures);
    } else if (doubtful || toBeChecked || !pictures.isEmpty()) {
      try {
        if (lookedAt(space, text, layer, pictures)) {
          return;
        }
      } catch (CarrelException e) {
        if (e.code() != Code.NATIVE_UNAVAILABLE) {
          throw e;
        }
        note(page, layer, pictures);
      } catch (Watch.PageWantsTooMuch | OutOfMemoryError | StackOverflowError | IOException e) {
        note(page, layer, pictures); // its text is there all the same
      }
    }
    pages.page(page);
    text.notices().forEach(pages::notice);
  }

  private void note(Page page, TextLayer layer, List<Box> pictures) {
    if (layer.makesNoSense()) {
      poor.set(page.number());
    }
    if (PagePictures.share(page, pictures) >= LARGE) {
      unread.set(page.number());
    }
  }

  /** Whether the page was handed on as its picture says. */
  private boolean lookedAt(
      PageSpace space, PageReader.Result.Text text, TextLayer layer, List<Box> pictures)
      throws IOException {
    PageSink.Turn turn = pages.recognizing();
    if (!turn.now()) {
      return false;
    }
    Page page = text.page();
    readAhead(turn.ahead(), page.number());
    PageDrawing.Drawn drawn = draw(page, space);
    PageImage image = drawn.image();
    lost.set(page.number(), drawn.lost() > 0);
    boolean doubtful = layer.isDoubtful();
    boolean wrong =
        doubtful
            || (text.look().isLayer()
                && layer.isReadable()
                && !layer.agrees(image, recognition.recognizer(), watch::check));
    if (wrong) {
      RecognizedPage recognized = recognize(image);
      RecognizedText.Read read = laidOut(page, space, image, recognized);
      if (layer.saysSame(read.page().text())) {
        return false;
      }
      if (layer.isSurpassedBy(recognized) && layer.isShownWhole(read.page())) {
        replaced.set(page.number());
        handOn(read, page);
        return true;
      }
      if (!doubtful || layer.makesNoSense()) {
        poor.set(page.number());
      }
    }
    if (pictures.isEmpty()) {
      return false;
    }
    RecognizedText.Read with = new PictureText(page, image, this::recognize).with(pictures);
    if (with.page().equals(page)) {
      return false;
    }
    withPictures.set(page.number());
    pages.page(with.page());
    text.notices().forEach(pages::notice);
    with.notices().forEach(pages::notice);
    return true;
  }

  /** A page without text that a person looks at; it comes again in its turn. */
  private void readAhead(int number, int now) {
    if (number <= now) {
      return;
    }
    try {
      Optional<WithoutText> found = other.page(number);
      if (found.isPresent()) {
        Page empty = found.get().empty();
        PageSpace space = found.get().space();
        PageImage image = draw(empty, space).image();
        pages.ahead(
            laidOut(empty, space, image, recognize(image)).page().withAddresses(empty.addresses()));
      }
    } catch (CarrelException e) {
      throw e;
    } catch (IOException
        | RuntimeException
        | OutOfMemoryError
        | StackOverflowError e) { // it is read in its turn, or said why not
      LOG.log(Level.DEBUG, "a page could not be read before its turn", e);
    }
  }

  private PageDrawing.Drawn draw(Page page, PageSpace space) throws IOException {
    watch.startRecognition();
    return PageDrawing.of(document, page.number() - 1, space, watch);
  }

  private RecognizedPage recognize(PageImage image) {
    return OncePerPicture.read(recognition, image, watch, pages);
  }

  private static RecognizedText.Read laidOut(
      Page page, PageSpace space, PageImage image, RecognizedPage recognized) {
    return RecognizedText.page(
        page.number(), space.width(), space.height(), recognized, space.width() / image.width());
  }

  private void handOn(RecognizedText.Read read, Page called) {
    pages.page(read.page().withAddresses(called.addresses()));
    read.notices().forEach(pages::notice);
  }

  /** Says of which pages what was read, and how. */
  void tell() {
    int recognized = scans.cardinality() + replaced.cardinality();
    if (recognized > 0) {
      pages.notice(new Notice(Notice.Code.RECOGNIZED, recognized, ""));
    }
    tell(Notice.Code.LAYER_REPLACED, replaced);
    tell(Notice.Code.PICTURE_TEXT, withPictures);
    tell(Notice.Code.POOR_LAYER, poor);
    tell(Notice.Code.PICTURES_UNREAD, unread);
    tell(Notice.Code.PICTURES_LOST, lost);
  }

  private void tell(Notice.Code code, BitSet which) {
    if (!which.isEmpty()) {
      pages.notice(new Notice(code, which.cardinality(), listed(which)));
    }
  }

  /** "2, 5–7". */
  private static String listed(BitSet which) {
    StringBuilder listed = new StringBuilder();
    int from = which.nextSetBit(0);
    while (from >= 0) {
      int end = which.nextClearBit(from);
      listed.append(listed.isEmpty() ? "" : ", ").append(from);
      if (end - from > 1) {
        listed.append(end - from == 2 ? ", " : "–").append(end - 1);
      }
      from = which.nextSetBit(end);
    }
    return listed.toString();
  }
}
