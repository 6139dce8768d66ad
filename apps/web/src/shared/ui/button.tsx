import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import './button.css';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  icon?: IconName;
  /** The action is under way: the button says so and cannot be pressed again, but keeps the focus. */
  pending?: boolean;
  wide?: boolean;
  children: ReactNode;
}

export function buttonClass(look: ButtonLook, wide = false): string {
  return `button button--${look}${wide ? ' button--wide' : ''}`;
}

export function Button({
  look = 'secondary',
  icon,
  pending = false,
  wide = false,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, wide)}
      // Also the Enter of a form's field comes as a click.
      onClick={pending ? (event) => event.preventDefault() : onClick}
      aria-disabled={pending}
      aria-busy={pending}
    >
      {pending ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  );
}
