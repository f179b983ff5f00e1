"""Compiled twins of the geometry. Imported only where numba is there and the work is worth compiling for."""

import math

import numba

from .constants import E2, SEMI_MAJOR_M, SEMI_MINOR_M, SPEED_OF_LIGHT_M_S

LAST_STEP_S = 1e-6
LAST_STEP_M = 1e-4
ITERATIONS = 20
SECOND_E2 = E2 / (1 - E2)

jit = numba.njit(nogil=True, error_model="numpy")


@jit
def piece_of(t, starts, piece):
    """The piece that holds a time, walking from a piece near it."""
    last = starts.shape[0] - 1
    while piece < last and t >= starts[piece + 1]:
        piece += 1
    while piece > 0 and t < starts[piece]:
        piece -= 1
    return piece


@jit
def geo2rdr(points, starts, end, centres, half, coefficients, guesses, places, times, tau):
    top = coefficients.shape[1] - 1
    piece = 0
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        nearest, t = math.inf, math.nan
        for k in range(guesses.shape[0]):
            distance = (places[k, 0] - x) ** 2 + (places[k, 1] - y) ** 2 + (places[k, 2] - z) ** 2
            if distance < nearest:
                nearest, t = distance, guesses[k]
        times[i] = tau[i] = math.nan
        if not nearest < math.inf:
            continue
        for _ in range(ITERATIONS):
            piece = piece_of(t, starts, piece)
            u = (t - centres[piece]) / half[piece]
            px = py = pz = vx = vy = vz = ax = ay = az = 0.0
            for power in range(top, -1, -1):
                ax, ay, az = ax * u + vx, ay * u + vy, az * u + vz
                vx, vy, vz = vx * u + px, vy * u + py, vz * u + pz
                px = px * u + coefficients[piece, power, 0]
                py = py * u + coefficients[piece, power, 1]
                pz = pz * u + coefficients[piece, power, 2]
            per = 1 / half[piece]
            dx, dy, dz = x - px, y - py, z - pz
            along = (vx * dx + vy * dy + vz * dz) * per
            slope = (2 * (ax * dx + ay * dy + az * dz) - (vx * vx + vy * vy + vz * vz)) * per * per
            step = along / slope
            wanted = t - step
            if abs(step) < LAST_STEP_S:
                if starts[0] <= wanted <= end:
                    times[i] = wanted
                    tau[i] = 2 * math.sqrt(dx * dx + dy * dy + dz * dz) / SPEED_OF_LIGHT_M_S
                break
            if not abs(step) < math.inf:
                break
            t = min(max(wanted, starts[0]), end)


@jit
def rdr2geo(times, tau, heights, look_sign, starts, end, centres, half, coefficients, result):
    top = coefficients.shape[1] - 1
    piece = 0
    for i in range(times.shape[0]):
        t = times[i]
        result[i, 0] = result[i, 1] = result[i, 2] = math.nan
        if not (starts[0] <= t <= end):
            continue
        piece = piece_of(t, starts, piece)
        u = (t - centres[piece]) / half[piece]
        px = py = pz = vx = vy = vz = 0.0
        for power in range(top, -1, -1):
            vx, vy, vz = vx * u + px, vy * u + py, vz * u + pz
            px = px * u + coefficients[piece, power, 0]
            py = py * u + coefficients[piece, power, 1]
            pz = pz * u + coefficients[piece, power, 2]
        speed = math.sqrt(vx * vx + vy * vy + vz * vz)
        vx, vy, vz = vx / speed, vy / speed, vz / speed
        ahead = px * vx + py * vy + pz * vz
        nx, ny, nz = -px + ahead * vx, -py + ahead * vy, -pz + ahead * vz
        depth = math.sqrt(nx * nx + ny * ny + nz * nz)
        nx, ny, nz = nx / depth, ny / depth, nz / depth
        cx = look_sign * (ny * vz - nz * vy)
        cy = look_sign * (nz * vx - nx * vz)
        cz = look_sign * (nx * vy - ny * vx)
        r = SPEED_OF_LIGHT_M_S * tau[i] / 2
        squared = px * px + py * py + pz * pz
        sine = pz * pz / squared
        radius = heights[i] + 1 / math.sqrt((1 - sine) / SEMI_MAJOR_M**2 + sine / SEMI_MINOR_M**2)
        cosine = (squared + r * r - radius * radius) / (2 * r * depth)
        if not abs(cosine) <= 1:
            continue
        angle = math.acos(cosine)
        for _ in range(ITERATIONS):
            c, s = math.cos(angle), math.sin(angle)
            x, y, z = px + r * (c * nx + s * cx), py + r * (c * ny + s * cy), pz + r * (c * nz + s * cz)
            p = math.sqrt(x * x + y * y)
            reduced = math.atan2(z * SEMI_MAJOR_M, p * SEMI_MINOR_M)
            latitude = reduced
            for _ in range(2):
                latitude = math.atan2(
                    z + SECOND_E2 * SEMI_MINOR_M * math.sin(reduced) ** 3,
                    p - E2 * SEMI_MAJOR_M * math.cos(reduced) ** 3,
                )
                reduced = math.atan2(SEMI_MINOR_M * math.sin(latitude), SEMI_MAJOR_M * math.cos(latitude))
            cl, sl = math.cos(latitude), math.sin(latitude)
            height = p * cl + z * sl - SEMI_MAJOR_M * math.sqrt(1 - E2 * sl * sl)
            ux, uy = (cl * x / p, cl * y / p) if p > 0 else (0.0, 0.0)
            dx, dy, dz = c * cx - s * nx, c * cy - s * ny, c * cz - s * nz
            step = (height - heights[i]) / ((ux * dx + uy * dy + sl * dz) * r)
            angle -= step
            if abs(step * r) < LAST_STEP_M:
                c, s = math.cos(angle), math.sin(angle)
                result[i, 0] = px + r * (c * nx + s * cx)
                result[i, 1] = py + r * (c * ny + s * cy)
                result[i, 2] = pz + r * (c * nz + s * cz)
                break
            if not abs(step) < 1:
                break
