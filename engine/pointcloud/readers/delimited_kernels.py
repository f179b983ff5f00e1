"""Compiled parsing of delimited text. Imported only where numba is there and the file is worth compiling for.

A number whose digits fit 64 bits and whose power of ten is within 22 is made here, correctly rounded: exact operands
and one operation (Clinger 1990, doi 10.1145/93542.93557), or, beyond 53 bits, a quotient with its exact remainder
(Dekker 1971, doi 10.1007/BF01397083). All else is left to Python.
"""

import numba
import numpy as np

jit = numba.njit(nogil=True, error_model="numpy")

NEWLINE, QUOTE, HASH, PERCENT, SPACE, PLUS, MINUS = 10, 34, 35, 37, 32, 43, 45
ZERO, TEN = np.uint64(48), np.uint64(10)
# Digits are gathered as long as one more fits uint64, also when they are rounded to a double.
FULL = np.uint64((2**64 - 4000) // 10)
EXACT = np.uint64(2**53)
POWERS = np.array([float(10**k) for k in range(23)])
# 2^27 + 1 splits a double into two halves.
HALVES = 134217729.0
# A quotient's second part is known better than this.
SURE = 2.0**-48


@jit
def is_blank(byte, delimiter):
    return byte == SPACE or (9 <= byte <= 13 and byte != NEWLINE and byte != delimiter)


@jit
def is_end(byte, delimiter):
    return (byte == NEWLINE) | (byte == delimiter) | ((delimiter == SPACE) & (9 <= byte <= 13))


@jit
def line_count(block):
    count = 0
    for byte in block:
        count += byte == NEWLINE
    return count


@jit
def divided(digits, power):
    """digits / 10^power for digits of more than 53 bits, and whether it is surely the nearest double."""
    by = POWERS[power]
    high = float(digits)
    low = float(np.int64(digits - np.uint64(high)))
    first = high / by
    a = first * HALVES
    a = a - (a - first)
    b = HALVES * by
    b = b - (b - by)
    product = first * by
    left = (first - a) * (by - b) - (((product - a * b) - (first - a) * b) - a * (by - b))
    second = (((high - product) - left) + low) / by
    value = first + second
    return value, first + second * (1 + SURE) == value and first + second * (1 - SURE) == value


@jit
def number(block, j, decimal):
    """The number that starts at j -> its value, the byte after it, whether the value is right."""
    negative = block[j] == MINUS
    if negative or block[j] == PLUS:
        j += 1
    digits, power, right, some, fraction = np.uint64(0), 0, True, False, False
    while True:
        digit = np.uint64(block[j]) - ZERO  # all else is beyond 9, what is below by wrapping around
        if digit < TEN:
            some = True
            if digits > FULL:
                right = False
            else:
                digits = digits * TEN + digit
                power -= fraction
        elif block[j] == decimal and not fraction:
            fraction = True
        else:
            break
        j += 1
    if not some:
        return np.nan, j, False
    if block[j] == 69 or block[j] == 101:  # E, e
        j += 1
        down = block[j] == MINUS
        if down or block[j] == PLUS:
            j += 1
        exponent, some = 0, False
        while 48 <= block[j] <= 57:
            exponent = min(exponent * 10 + np.int64(block[j]) - 48, 9999)
            some = True
            j += 1
        if not some:
            return np.nan, j, False
        power += -exponent if down else exponent
    value = 0.0
    if digits <= EXACT:
        value = float(digits)
        if 0 < power <= 22:
            value *= POWERS[power]
        elif -22 <= power < 0:
            value /= POWERS[-power]
        elif power != 0 and digits != np.uint64(0):
            right = False
    elif power == 0:
        value = float(digits)
    elif -22 <= power < 0:
        value, sure = divided(digits, -power)
        right = right and sure
    else:
        right = False
    return (-value if negative else value), j, right


@jit
def is_nan(block, j):
    return (block[j] | 32) == 110 and (block[j + 1] | 32) == 97 and (block[j + 2] | 32) == 110


@jit
def parse(block, delimiter, decimal, columns, slots, numbers, texts, odd):
    """Split a block of whole lines and parse its wanted columns.

    slots : of each column: a row of numbers (>= 0), a row of texts (-2 - row), or unwanted (-1). numbers : (columns,
    rows), written. texts : (columns, rows, 2), written: where a cell begins and ends, the end as -1 - end when it has
    doubled quotes. odd : (cells, 4), written: row of numbers, row, begin and end of cells that are left to Python.
    Returns rows, lines, lines with another number of cells, the first of these (0 the block's first; -1), odd cells.
    """
    row = lines = ragged = odd_cells = i = 0
    first = -1
    blanks = delimiter == SPACE
    bare_decimal = decimal if decimal != delimiter else 0
    while i < block.shape[0]:
        lines += 1
        while is_blank(block[i], delimiter):
            i += 1
        if block[i] == NEWLINE:
            i += 1
            continue
        if block[i] == HASH or block[i] == PERCENT:
            while block[i] != NEWLINE:
                i += 1
            i += 1
            continue
        kept, column = odd_cells, 0
        while True:
            slot = slots[column] if column < columns else -1
            start, doubled, done = i, False, False
            if block[i] == QUOTE:
                start += 1
                i += 1
                while block[i] != NEWLINE:
                    if block[i] == QUOTE:
                        if block[i + 1] != QUOTE:
                            break
                        doubled = True
                        i += 1
                    i += 1
                end = i
                if not blanks:
                    while not is_end(block[i], delimiter):
                        i += 1
                elif block[i] == QUOTE:
                    i += 1
                while start < end and is_blank(block[start], 0):
                    start += 1
                while start < end and is_blank(block[end - 1], 0):
                    end -= 1
                if slot >= 0 and start < end and not doubled:
                    value, stop, done = number(block, start, decimal)
                    numbers[slot, row] = value
                    done = done and stop == end
            else:
                if slot >= 0 and not is_end(block[i], delimiter):
                    value, i, done = number(block, i, bare_decimal)
                    if not done and i == start and is_nan(block, i):
                        i, done = i + 3, True
                    numbers[slot, row] = value
                    while not blanks and is_blank(block[i], delimiter):
                        i += 1
                    done = done and is_end(block[i], delimiter)
                if not done:
                    while not is_end(block[i], delimiter):
                        i += 1
                end = i
            if not done and slot != -1:
                while end > start and is_blank(block[end - 1], 0):
                    end -= 1
                if slot < -1:
                    texts[-2 - slot, row, 0] = start
                    texts[-2 - slot, row, 1] = -1 - end if doubled else end
                else:
                    numbers[slot, row] = np.nan
                    if end > start:
                        odd[odd_cells, 0] = slot
                        odd[odd_cells, 1] = row
                        odd[odd_cells, 2] = start
                        odd[odd_cells, 3] = end
                        odd_cells += 1
            column += 1
            if not blanks and block[i] != NEWLINE:
                i += 1
            elif block[i] == NEWLINE:
                break
            while is_blank(block[i], delimiter):
                i += 1
            if blanks and block[i] == NEWLINE:
                break
        i += 1
        if column == columns:
            row += 1
        else:
            odd_cells = kept
            ragged += 1
            if first < 0:
                first = lines - 1
    return row, lines, ragged, first, odd_cells


@jit
def gather(block, spans, joined):
    """Copy the texts of a column to joined, a newline after each, doubled quotes as one -> bytes written."""
    k = 0
    for row in range(spans.shape[0]):
        start, end = spans[row, 0], spans[row, 1]
        doubled = end < 0
        if doubled:
            end = -1 - end
        while start < end:
            joined[k] = block[start]
            k += 1
            start += 2 if doubled and block[start] == QUOTE else 1
        joined[k] = NEWLINE
        k += 1
    return k
