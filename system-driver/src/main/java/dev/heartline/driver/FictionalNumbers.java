package dev.heartline.driver;

/** Phone numbers of the range kept for fiction: 555-0100 to 555-0199 of each North American area code. */
public final class FictionalNumbers {

    private static final int PER_AREA = 100;

    private static final String[] AREAS =
            ("201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228"
                            + " 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302"
                            + " 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330")
                    .split(" ");

    /** How many there are to give. */
    public static final int COUNT = AREAS.length * PER_AREA;

    private FictionalNumbers() {}

    /** @param n from 0; the same number each time */
    public static String of(int n) {
        int slot = Math.floorMod(n, COUNT);
        return "+1%s55501%02d".formatted(AREAS[slot / PER_AREA], slot % PER_AREA);
    }
}
