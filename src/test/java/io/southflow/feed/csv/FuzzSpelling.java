package io.southflow.feed.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Values in one of the spellings that people and vendors have for them. */
final class FuzzSpelling {
    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);

    private final Random random;
    private final boolean loose;

    FuzzSpelling(Random random, boolean loose) {
        this.random = random;
        this.loose = loose;
    }

    private String one(String... spellings) {
        return spellings[random.nextInt(spellings.length)];
    }

    String symbol(String symbol) {
        if (Character.isLetter(symbol.charAt(0))) {
            return one(symbol, symbol.toLowerCase(Locale.ROOT), "^" + symbol, " " + symbol);
        }
        String bare = Integer.toString(Integer.parseInt(symbol));
        return one(
                symbol,
                bare,
                "HK." + symbol,
                symbol + ".HK",
                bare + ".hk",
                "hk" + symbol,
                bare + " HK",
                "SEHK:" + bare,
                bare + ".0",
                "=\"" + symbol + "\"",
                "'" + symbol,
                wide(bare),
                " " + symbol + " ");
    }

    private static String wide(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }

    String time(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, HONG_KONG);
        String plain = local.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT));
        long millis = time.toEpochMilli();
        return one(
                plain,
                plain.replace(' ', 'T'),
                plain + "987654",
                plain.replace(' ', 'T') + "+08:00",
                plain + "+0800",
                plain + " HKT",
                time.toString(),
                Long.toString(millis),
                millis + "999",
                millis + "000000",
                BigDecimal.valueOf(millis, 3).toPlainString(),
                local.format(DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT)),
                local.format(DateTimeFormatter.ofPattern("yyyy/M/d H:mm:ss.SSS", Locale.ROOT)),
                local.format(DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss:SSS", Locale.ROOT)),
                local.format(DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss.SSS", Locale.ROOT)));
    }

    String date(LocalDate date) {
        String plain = date.toString();
        return one(
                plain,
                plain.replace("-", ""),
                plain.replace('-', '/'),
                plain + " 00:00:00",
                plain + "T00:00:00+08:00",
                plain + "T00:00:00Z",
                date.format(DateTimeFormatter.ofPattern("yyyy/M/d", Locale.ROOT)),
                "'" + plain);
    }

    String milli(long milli) {
        String plain = CsvNumber.decimal(milli);
        String padded = BigDecimal.valueOf(milli, 3).toPlainString();
        if (loose) {
            return one(
                    plain,
                    String.format(Locale.ROOT, "%,.3f", BigDecimal.valueOf(milli, 3)),
                    padded + "4",
                    BigDecimal.valueOf(milli, 9).toPlainString() + "M",
                    BigDecimal.valueOf(milli, 7).toPlainString() + "万",
                    BigDecimal.valueOf(milli, 11).toPlainString() + " 亿");
        }
        return one(plain, padded, padded + "000", "0" + plain);
    }

    String whole(long number) {
        if (loose) {
            return one(
                    Long.toString(number),
                    String.format(Locale.ROOT, "%,d", number),
                    BigDecimal.valueOf(number, 3).toPlainString() + "K");
        }
        return one(Long.toString(number), number + ".0", number + ".000000");
    }

    String word(Enum<?> word) {
        String name = word.name();
        return one(name, name.toLowerCase(Locale.ROOT), name.replace('_', '-'), name.replace("_", " "), " " + name);
    }
}
