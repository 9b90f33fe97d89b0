// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.flow.RaisedSigns;
import dev.carrel.engine.ingest.picture.RecognizedPictures;
import dev.carrel.engine.ocr.Recognition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hslf.usermodel.HSLFComment;
import org.apache.poi.hslf.usermodel.HSLFGroupShape;
import org.apache.poi.hslf.usermodel.HSLFNotes;
import org.apache.poi.hslf.usermodel.HSLFPictureData;
import org.apache.poi.hslf.usermodel.HSLFPictureShape;
import org.apache.poi.hslf.usermodel.HSLFShape;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTable;
import org.apache.poi.hslf.usermodel.HSLFTableCell;
import org.apache.poi.hslf.usermodel.HSLFTextParagraph;
import org.apache.poi.hslf.usermodel.HSLFTextRun;
import org.apache.poi.hslf.usermodel.HSLFTextShape;
import org.apache.poi.sl.usermodel.Placeholder;

/**
 * Reads PowerPoint's presentations of 97 to 2003 ([MS-PPT]): a page for each slide, in the order in
 * which they are shown, with its notes and comments; hidden ones are named as such.
 */
public final class PptReader implements DocumentReader {
  private static final int DEEPEST = 20;

  private final Recognition recognition;

  /** One that leaves pictures unread. */
  public PptReader() {
    this(Recognition.NONE);
  }

  /** One that reads what is written on pictures by this. */
  public PptReader(Recognition recognition) {
    this.recognition = recognition;
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.PPT;
  }

  @Override
  public Look look(byte[] start) {
    return CompoundFile.look(start);
  }

  @Override
  public void read(FileToRead file) throws IOException {
    CompoundFile.open(
        file,
        "PowerPoint presentation",
        files -> {
          try (HSLFSlideShow show = new HSLFSlideShow(files)) {
            new Reading(file, recognition).read(show);
          }
        });
  }

  /** One presentation. */
  private static final class Reading {
    private final FileToRead file;
    private final RecognizedPictures read;
    private final FlowedText out;

    /** The bytes of each by its name. */
    private final Map<String, byte[]> pictures = new HashMap<>();

    private int comments;

    Reading(FileToRead file, Recognition recognition) {
      this.file = file;
      this.read = new RecognizedPictures(file, recognition, RecognizedPictures.Parts.of(pictures));
      this.out = new FlowedText(file, read);
    }

    void read(HSLFSlideShow show) {
      int number = 0;
      List<String> hidden = new ArrayList<>();
      for (HSLFSlide slide : show.getSlides()) {
        file.watch().check();
        out.newPage();
        out.address("slide " + ++number);
        if (slide.isHidden()) {
          hidden.add(Integer.toString(number));
          out.write("(a hidden slide)");
          out.endParagraph();
        }
        slide.getShapes().forEach(shape -> write(shape, 0));
        HSLFNotes notes = slide.getNotes();
        if (notes != null) {
          write(notes);
        }
        for (HSLFComment comment : slide.getComments()) {
          comments++;
          String by = CompoundFile.line(String.valueOf(comment.getAuthor()));
          String words = CompoundFile.line(String.valueOf(comment.getText()));
          out.write("[Comment by " + by + ": " + words + "]", Mark.Kind.COMMENT);
          out.endParagraph();
        }
      }
      out.done();
      CompoundFile.noticeComments(file, comments);
      if (!hidden.isEmpty()) {
        file.pages()
            .notice(
                new Notice(Notice.Code.HIDDEN_SLIDES, hidden.size(), String.join(", ", hidden)));
      }
      read.tell(show.getPictureData().size());
    }

    private void write(HSLFShape shape, int depth) {
      file.watch().check();
      switch (shape) {
        case HSLFTable table -> write(table);
        case HSLFGroupShape group when depth < DEEPEST ->
            group.getShapes().forEach(inner -> write(inner, depth + 1));
        case HSLFPictureShape picture -> {
          HSLFPictureData data = picture.getPictureData();
          if (data != null) {
            String name = "picture " + data.getIndex();
            pictures.put(name, data.getData());
            out.endParagraph();
            out.picture(name);
          }
        }
        case HSLFTextShape text when !isBeside(text) -> {
          for (HSLFTextParagraph paragraph : text.getTextParagraphs()) {
            String words = words(paragraph).strip();
            if (!words.isEmpty()) {
              out.write(words);
              out.endLine();
            }
          }
          out.endParagraph();
        }
        default -> {}
      }
    }

    private void write(HSLFTable table) {
      for (int row = 0; row < table.getNumberOfRows(); row++) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < table.getNumberOfColumns(); column++) {
          HSLFTableCell cell = table.getCell(row, column);
          cells.add(cell == null ? "" : CompoundFile.line(words(cell)));
        }
        out.write(String.join(" | ", cells));
        out.endLine();
      }
      out.endParagraph();
    }

    private void write(HSLFNotes notes) {
      List<String> said = new ArrayList<>();
      for (HSLFShape shape : notes.getShapes()) {
        if (shape instanceof HSLFTextShape text && !isBeside(text)) {
          String words = CompoundFile.line(words(text));
          if (!words.isEmpty()) {
            said.add(words);
          }
        }
      }
      if (!said.isEmpty()) {
        out.endParagraph();
        out.write("[Notes: " + String.join(" ", said) + "]", Mark.Kind.NOTE);
        out.endParagraph();
      }
    }

    /** What stands on every page. */
    private static boolean isBeside(HSLFTextShape shape) {
      Placeholder place = shape.getPlaceholder();
      return place == Placeholder.SLIDE_NUMBER
          || place == Placeholder.DATETIME
          || place == Placeholder.FOOTER
          || place == Placeholder.HEADER;
    }

    private static String words(HSLFTextShape shape) {
      StringBuilder words = new StringBuilder();
      shape.getTextParagraphs().forEach(each -> words.append(words(each)).append(' '));
      return words.toString();
    }

    private static String words(HSLFTextParagraph paragraph) {
      StringBuilder words = new StringBuilder();
      for (HSLFTextRun run : paragraph.getTextRuns()) {
        String raw = run.getRawText().replace('\u000B', '\n').replace('\r', '\n');
        char before = words.isEmpty() ? ' ' : words.charAt(words.length() - 1);
        String aligned = run.isSuperscript() ? "superscript" : run.isSubscript() ? "subscript" : "";
        words.append(RaisedSigns.aligned(raw, aligned, before));
      }
      return words.toString();
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 20_000L)), bytes.size() / 10);
  }
}
