package dev.forklift.render;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a Jackson serializer says as block-style YAML, in the form Kubernetes' own tools use: two spaces a level, the
 * items of a list below a key at the key's own column, several documents separated by {@code ---}.
 *
 * <p>No anchors, no tags, no folding: one tree has one text.
 */
final class YamlGenerator extends GeneratorBase {

    /** The columns a level is indented by. */
    static final int STEP = 2;

    /** YAML's limit is 1024 characters; a longer key is written in the explicit form, after a question mark. */
    private static final int LONGEST_IMPLICIT_KEY = 1000;

    private final YamlText out;

    /** The column of the entries of each open collection; index 0 is the root. */
    private int[] columns = new int[16];

    private int depth;

    /** Whether the innermost open collection has no entry yet: nothing of it is written before it has one. */
    private boolean fresh;

    private boolean documentWritten;

    YamlGenerator(YamlText out) {
        super(0, null, null, JsonWriteContext.createRootContext(null));
        this.out = out;
    }

    // Structure.

    @Override
    public void writeStartObject() throws IOException {
        int column = childColumn(STEP);
        _verifyValueWrite("start an object");
        _writeContext = _writeContext.createChildObjectContext();
        open(column);
    }

    @Override
    public void writeStartObject(@Nullable Object forValue) throws IOException {
        writeStartObject();
        assignCurrentValue(forValue);
    }

    @Override
    public void writeStartArray() throws IOException {
        int column = childColumn(_writeContext.inArray() ? STEP : 0);
        _verifyValueWrite("start an array");
        _writeContext = _writeContext.createChildArrayContext();
        open(column);
    }

    @Override
    public void writeStartArray(@Nullable Object forValue, int size) throws IOException {
        writeStartArray();
        assignCurrentValue(forValue);
    }

    private int childColumn(int step) {
        return _writeContext.inRoot() ? 0 : columns[depth] + step;
    }

    private void open(int column) throws IOException {
        StreamWriteConstraints.defaults().validateNestingDepth(_writeContext.getNestingDepth());
        depth++;
        if (depth == columns.length) {
            columns = Arrays.copyOf(columns, depth * 2);
        }
        columns[depth] = column;
        fresh = true;
    }

    @Override
    public void writeEndObject() throws IOException {
        if (!_writeContext.inObject()) {
            _reportError("Current context not Object but " + _writeContext.typeDesc());
        }
        close("{}");
    }

    @Override
    public void writeEndArray() throws IOException {
        if (!_writeContext.inArray()) {
            _reportError("Current context not Array but " + _writeContext.typeDesc());
        }
        close("[]");
    }

    private void close(String empty) {
        depth--;
        _writeContext = _writeContext.clearAndGetParent();
        if (fresh) {
            fresh = false;
            separate();
            out.append(empty);
            out.append('\n');
        }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        if (_writeContext.writeFieldName(name) == JsonWriteContext.STATUS_EXPECT_VALUE) {
            _reportError("Can not write a field name, expecting a value");
        }
        startEntry();
        int start = out.length();
        if (YamlScalar.isPlainKey(name)) {
            out.append(name);
        } else {
            YamlScalar.quote(name, out);
        }
        if (out.length() - start > LONGEST_IMPLICIT_KEY) {
            String key = new String(out.chars(), start, out.length() - start);
            out.takeBack(start);
            out.append("? ");
            out.append(key);
            out.append('\n');
            out.spaces(columns[depth]);
        }
        out.append(':');
    }

    @Override
    protected void _verifyValueWrite(String action) throws IOException {
        if (_writeContext.writeValue() == JsonWriteContext.STATUS_EXPECT_NAME) {
            _reportError("Can not " + action + ", expecting a field name");
        }
        if (_writeContext.inArray()) {
            startEntry();
            out.append('-');
        } else if (_writeContext.inRoot()) {
            startDocument();
        }
    }

    private void startDocument() {
        if (documentWritten) {
            out.append("---\n");
        }
        documentWritten = true;
    }

    /** The first entry of a collection stands in the line of its dash, or in a new line below its key. */
    private void startEntry() {
        if (fresh) {
            fresh = false;
            if (_writeContext.getParent().inArray()) {
                out.append(' ');
                return;
            }
            if (_writeContext.getParent().inObject()) {
                out.append('\n');
            }
        }
        out.spaces(columns[depth]);
    }

    /** What stands between a key or a dash and its value. */
    private void separate() {
        if (!_writeContext.inRoot()) {
            out.append(' ');
        }
    }

    // Scalars.

    private void scalar(String type, String text) throws IOException {
        _verifyValueWrite(type);
        separate();
        out.append(text);
        out.append('\n');
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        if (text == null) {
            writeNull();
            return;
        }
        _verifyValueWrite("write a string");
        separate();
        YamlScalar.write(text, columns[depth] + STEP, out);
    }

    @Override
    public void writeString(char[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length));
    }

    @Override
    public void writeRawUTF8String(byte[] buffer, int offset, int length) throws IOException {
        writeUTF8String(buffer, offset, length);
    }

    @Override
    public void writeUTF8String(byte[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        writeString(variant.encode(Arrays.copyOfRange(data, offset, offset + length)));
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        scalar("write a boolean", value ? "true" : "false");
    }

    @Override
    public void writeNull() throws IOException {
        scalar("write a null", "null");
    }

    @Override
    public void writeNumber(int value) throws IOException {
        scalar("write a number", Integer.toString(value));
    }

    @Override
    public void writeNumber(long value) throws IOException {
        scalar("write a number", Long.toString(value));
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        scalar("write a number", value.toString());
    }

    @Override
    public void writeNumber(double value) throws IOException {
        scalar("write a number", Double.isFinite(value) ? decimal(NumberOutput.toString(value, true)) : special(value));
    }

    @Override
    public void writeNumber(float value) throws IOException {
        scalar("write a number", Float.isFinite(value) ? decimal(NumberOutput.toString(value, true)) : special(value));
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        scalar("write a number", decimal(value.toString()));
    }

    @Override
    public void writeNumber(String encoded) throws IOException {
        scalar("write a number", decimal(encoded));
    }

    private static String special(double value) {
        return Double.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
    }

    /** {@return the number as readers of YAML 1.1 know it too} They want a point before an exponent and a sign in it. */
    private static String decimal(String number) {
        int exponent = Math.max(number.indexOf('E'), number.indexOf('e'));
        if (exponent < 0) {
            return number;
        }
        String mantissa = number.substring(0, exponent);
        String power = number.substring(exponent + 1);
        boolean signed = power.startsWith("-") || power.startsWith("+");
        return mantissa + (mantissa.indexOf('.') < 0 ? ".0e" : "e") + (signed ? "" : "+") + power;
    }

    // What is no part of the text.

    @Override
    public void writeRaw(String text) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(String text, int offset, int length) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char c) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public JsonGenerator useDefaultPrettyPrinter() {
        return this;
    }

    @Override
    public void flush() {
        // The text is where it belongs as soon as it is written.
    }

    @Override
    protected void _releaseBuffers() {
        // There are none: the text is the caller's.
    }
}
